package app.hearth.server.attachment;

import app.hearth.common.attachment.AttachmentId;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.http.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Attachments over HTTP. A file is known again by its bytes and its name, so that sending it twice has one
/// effect.
final class AttachmentRoutes implements Routes {
    private final Attachments attachments;
    private final Darkroom darkroom;
    private final Path folder;

    /// Files are received into `folder`.
    AttachmentRoutes(Attachments attachments, Darkroom darkroom, Path folder) {
        this.attachments = attachments;
        this.darkroom = darkroom;
        this.folder = folder;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.upload("/attachments", this::receive), Route.get("/attachments/{id}", this::send));
    }

    private Reply receive(Request request) {
        try (Upload file = request.upload(folder)) {
            if (file.size() == 0) {
                throw HttpFailure.invalid("file", "There is nothing in this file.");
            }
            Attachments.Kept kept = attachments.keep(request.owner(), file, () -> content(file.file()));
            return Reply.of(kept.isNew() ? 201 : 200, kept.stored().attachment());
        }
    }

    private Content content(Path file) {
        try {
            Optional<Kind> kind = Kind.of(head(file));
            Content content = kind.isPresent() ? darkroom.develop(kind.get(), file) : Texts.read(file);
            if (content.bytes().length == 0) {
                throw HttpFailure.invalid("file", "There is nothing in this file.");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("A received file could not be read.", e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Kind.HEAD);
        }
    }

    private Reply send(Request request) {
        Owner owner = request.owner();
        Attachments.Stored stored =
                attachments.find(owner, new AttachmentId(request.id("id"))).orElseThrow(HttpFailure::notFound);
        String type = stored.attachment().mediaType();
        return Reply.file(
                new Reply.FileHead(
                        stored.attachment().name(),
                        stored.attachment().image() ? type : type + "; charset=utf-8",
                        stored.hash(),
                        (int) stored.attachment().size()),
                () -> attachments.bytes(owner, stored));
    }
}
