package app.hearth.server.attachment;

import app.hearth.common.embed.ServerStartException;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.PrivateFiles;
import app.hearth.server.sync.ChangeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/// The parts attachments are made of. Whoever makes them closes them.
public final class AttachmentParts implements AutoCloseable {
    private final Attachments attachments;
    private final Leftovers leftovers;
    private final Darkroom darkroom = new Darkroom();
    private final Path folder;

    /// Clears what a crash left of files that were being received.
    public AttachmentParts(Path dataDir, Database database, ChangeLog changes, InstantSource clock)
            throws ServerStartException {
        this.folder = PrivateFiles.createDirectory(dataDir.resolve("uploads"));
        this.attachments = new Attachments(database, changes, clock);
        this.leftovers = new Leftovers(database, changes);
        clear(folder);
    }

    private static void clear(Path folder) throws ServerStartException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ServerStartException("The folder " + folder + " cannot be cleared: " + e.getMessage(), e);
        }
    }

    public Attachments attachments() {
        return attachments;
    }

    public Routes routes() {
        return new AttachmentRoutes(attachments, darkroom, folder);
    }

    /// Removes what no message has had for a day.
    public void clearUnused(Instant now) {
        leftovers.clear(now);
    }

    @Override
    public void close() {
        darkroom.close();
    }
}
