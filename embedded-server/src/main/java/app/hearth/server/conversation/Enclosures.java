package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.Model;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owner;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that go with messages: which a new one may have, and how a model is shown them. Thread-safe; blocks.
public final class Enclosures {
    private static final int MOST = 20;
    private static final String FIELD = "attachment_ids";

    private final Attachments attachments;

    public Enclosures(Attachments attachments) {
        this.attachments = attachments;
    }

    /// The attachments a new message names. Fails when one does not exist, or when there are too many.
    List<Attachment> of(Owner owner, @Nullable List<AttachmentId> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of();
        }
        if (wanted.size() > MOST) {
            throw new InvalidFieldException(FIELD, "A message has at most " + MOST + " attachments.");
        }
        if (wanted.contains(null)) {
            throw new InvalidFieldException(FIELD, "An attachment has an id.");
        }
        List<Attachment> found =
                attachments.named(owner, wanted.stream().distinct().toList());
        if (found.size() < wanted.size()) {
            throw new InvalidFieldException(
                    FIELD,
                    found.size() < wanted.stream().distinct().count()
                            ? "There is no such attachment (any more). Send the file again."
                            : "A message has each attachment once.");
        }
        return found;
    }

    /// What a model is told of a message: its files, then its words; empty when there is neither. The bytes of
    /// images are read when the request is written.
    List<Part> parts(Owner owner, Message message) {
        List<Part> parts = new ArrayList<>();
        for (Attachment file : message.attachments()) {
            parts.add(
                    file.image()
                            ? new Part.Image(file.mediaType(), () -> attachments.bytes(owner, file.id()))
                            : new Part.Text(text(owner, file)));
        }
        if (!message.content().isBlank()) {
            parts.add(new Part.Text(message.content()));
        }
        return parts;
    }

    /// Between marks, so that the model knows where the file ends and the question begins.
    private String text(Owner owner, Attachment file) {
        String name = file.name().replace('"', '\'');
        String text = new String(attachments.bytes(owner, file.id()), StandardCharsets.UTF_8);
        return "<file name=\"" + name + "\">\n" + text + (text.endsWith("\n") ? "" : "\n") + "</file>";
    }

    /// Fails when a turn shows an image to a model that is known not to see.
    static void requireSight(Optional<Model> model, List<Turn> turns) {
        boolean shown = turns.stream().flatMap(turn -> turn.parts().stream()).anyMatch(Part.Image.class::isInstance);
        if (shown && model.map(Model::vision).equals(Optional.of(false))) {
            throw new InvalidFieldException(
                    FIELD,
                    "This model cannot see images, and there is one in this conversation. Choose a model that can, or"
                            + " ask without the image.");
        }
    }

    /// Only what a person says has files: no provider takes them anywhere else.
    static void requireAsker(Role role, List<Attachment> files) {
        if (role != Role.USER && !files.isEmpty()) {
            throw new InvalidFieldException(FIELD, "Only a message of the user has attachments.");
        }
    }
}
