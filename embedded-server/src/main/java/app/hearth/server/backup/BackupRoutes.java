package app.hearth.server.backup;

import app.hearth.common.embed.ServerStartException;
import app.hearth.common.household.MadeBackup;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Access;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes backups on a running server for an admin. The file stays on the server's disk: who may call this may not read
/// what others wrote, and a backup holds it.
public final class BackupRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(BackupRoutes.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'hearth-'yyyyMMdd'T'HHmmss.SSS'Z.backup'")
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final BackupWriter writer;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    public BackupRoutes(Path dataDir, Database database, AuditLog audit, InstantSource clock) {
        this.folder = dataDir.resolve("backups");
        this.writer = new BackupWriter(database, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/admin/backup", this::make).open(Access.ADMIN));
    }

    private Reply make(Request request) {
        if (!turn.tryLock()) {
            throw HttpFailure.rateLimited("A backup is being made. Wait until it is done.", PAUSE);
        }
        try {
            MadeBackup made = make();
            audit.done(Act.BACKUP, Actor.of(request));
            return Reply.created(made).noStore();
        } catch (BackupException | ServerStartException | IOException e) {
            LOG.error("A backup could not be made", e);
            throw HttpFailure.of(
                    ErrorCode.STORAGE_FULL, "The backup could not be written. Look whether the server's disk is full.");
        } finally {
            turn.unlock();
        }
    }

    private MadeBackup make() throws BackupException, ServerStartException, IOException {
        Instant now = clock.instant();
        PrivateFiles.createDirectory(folder);
        Path file = folder.resolve(NAME.format(now));
        long rows = Backup.make(file, writer::write);
        return new MadeBackup(file.getFileName().toString(), rows, Files.size(file), now);
    }
}
