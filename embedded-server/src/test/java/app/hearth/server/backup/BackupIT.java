package app.hearth.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.ServerStartException;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.storage.TableShape;
import app.hearth.server.storage.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupIT {
    @TempDir
    private Path folder;

    private Path data = Path.of("");
    private Path restored = Path.of("");
    private Path file = Path.of("");
    private Household household = new Household();

    @BeforeEach
    void namePlaces() {
        data = folder.resolve("data");
        restored = folder.resolve("restored");
        file = folder.resolve("a.backup");
        household = new Household();
    }

    @Test
    void everythingComesBackAsItWas() throws Exception {
        Set<String> before = filled(50);

        long rows = backup().to(file);

        assertThat(restore().from(file)).isEqualTo(rows).isEqualTo(before.size());
        assertThat(everything(restored)).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var inside = Files.list(folder)) {
            assertThat(inside).containsExactlyInAnyOrder(data, restored, file);
        }
    }

    @Test
    void aHouseholdNobodyHasMovedIntoComesBackToo() throws Exception {
        Storage.open(data, Optional.empty()).close();

        assertThat(backup().to(file)).isEqualTo(1);
        assertThat(restore().from(file)).isEqualTo(1);
        assertThat(everything(restored)).isEqualTo(everything(data));
    }

    @Test
    void everyTableOfTheSchemaIsInIt() throws Exception {
        filled(1);
        backup().to(file);

        Set<String> created = new HashSet<>();
        try (var steps = Files.list(Path.of("src/main/resources/app/hearth/server/storage/migrations"))) {
            for (Path step : steps.toList()) {
                String statement = Files.readString(step).strip();
                if (statement.startsWith("CREATE TABLE ")) {
                    created.add(statement.split(" ", -1)[2]);
                }
            }
        }
        try (BackupFile made = BackupFile.open(file)) {
            assertThat(made.manifest().tables())
                    .extracting(table -> table.shape().name())
                    .containsExactlyInAnyOrderElementsOf(created);
            assertThat(made.manifest().tables())
                    .extracting(Manifest.Table::rows)
                    .doesNotContain(0L);
        }
    }

    @Test
    void aBackupOfARunningServerHoldsWhatWasAcknowledgedBeforeItBegan() throws Exception {
        filled(200);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(50);
        List<UUID> acknowledged = new ArrayList<>();
        List<UUID> before;
        try (Database database = Storage.open(data, Optional.empty());
                BackupSocket _ = BackupSocket.open(data, database, InstantSource.system())
                        .orElseThrow()) {
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    UUID id = household.addMessage(database, "while the server runs");
                    synchronized (acknowledged) {
                        acknowledged.add(id);
                    }
                    writing.countDown();
                }
            });
            writing.await();
            synchronized (acknowledged) {
                before = List.copyOf(acknowledged);
            }
            backup().to(file);
            done.set(true);
            writer.join();
        }

        restore().from(file);

        List<UUID> there = messages(restored);
        assertThat(there).containsAll(before).doesNotHaveDuplicates();
        assertThat(messages(data)).containsAll(there).containsAll(acknowledged);
        assertThat(uncounted(restored))
                .as("messages less their count, one moment")
                .isEqualTo(uncounted(data));
    }

    @Test
    void oneChangedByteAnywhereIsRefusedAndLeavesNothing() throws Exception {
        filled(1);
        backup().to(file);
        byte[] whole = Files.readAllBytes(file);

        for (int position = 0; position < whole.length; position += 1 + position % 37) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> restore().from(file)).isInstanceOf(BackupException.class);
            assertThat(restored).doesNotExist();
        }
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws Exception {
        filled(1);
        backup().to(file);
        long length = Files.size(file);

        for (long kept : new long[] {0, 10, length / 2, length - 1}) {
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(kept);
            }
            assertThatThrownBy(() -> restore().from(file)).isInstanceOf(BackupException.class);
        }
        assertThat(restored).doesNotExist();
    }

    @Test
    void aTableThatDoesNotMatchItsHashIsRefused() throws Exception {
        sealed("""
                {"format": 1, "schema": "001", "created_at": "2026-01-01T00:00:00Z", "tables": [{"shape":
                {"name": "server", "columns": [{"name": "id", "kind": "NUMBER"}]}, "rows": 1, "hash": "00"}]}
                """);

        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("damaged");
    }

    @Test
    void anUnknownFormatOrANewerSchemaIsRefused() throws Exception {
        sealed("{\"format\": 2, \"surprise\": true}");
        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("format");

        sealed("{\"format\": 1, \"schema\": \"999\", \"created_at\": \"2030-01-01T00:00:00Z\", \"tables\": []}");
        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("newer Hearth");
        assertThat(restored).doesNotExist();
    }

    @Test
    void aDirectoryThatHoldsSomethingIsLeftAlone() throws Exception {
        filled(1);
        backup().to(file);
        Path mine = Files.writeString(Files.createDirectory(restored).resolve("mine"), "mine");

        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("not empty");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void anEmptyDirectoryThatFailsToFillIsEmptyAgain() throws Exception {
        Files.createDirectory(restored);
        sealed("{\"format\": 1, \"schema\": \"001\", \"created_at\": \"2026-01-01T00:00:00Z\", \"tables\": []}");

        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("other tables");
        assertThat(restored).isEmptyDirectory();
    }

    @Test
    void aPlaceWithoutDataIsSaidAndStaysAsItIs() {
        assertThatThrownBy(() -> backup().to(file)).hasMessageContaining("no data of Hearth");
        assertThat(data).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatExistsIsNotReplaced() throws Exception {
        filled(1);
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> backup().to(file)).hasMessageContaining("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void theSocketOfACrashedServerIsNoHindrance() throws Exception {
        Set<String> before = filled(1);
        Files.createFile(BackupSocket.in(data));

        assertThat(backup().to(file)).isEqualTo(before.size());
    }

    @Test
    void aHearthThatCannotBeAskedIsSaid() throws Exception {
        filled(1);
        try (FileChannel other = FileChannel.open(data.resolve("hearth.lock"), StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            assertThatThrownBy(() -> backup().to(file)).hasMessageContaining("Another Hearth is using");
        }
        assertThat(file).doesNotExist();
    }

    private Backup backup() {
        return new Backup(data, Optional.empty(), _ -> {});
    }

    private Restore restore() {
        return new Restore(restored, Optional.empty(), _ -> {});
    }

    private Set<String> filled(int messages) throws ServerStartException {
        try (Database database = Storage.open(data, Optional.empty())) {
            household.moveIn(database);
            for (int i = 0; i < messages; i++) {
                household.addMessage(database, "Grüße 🏡 \u0007 " + i);
            }
        }
        return everything(data);
    }

    private void sealed(String manifest) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(new SealedOutput(out))) {
            zip.setComment(SealedOutput.COMMENT);
            zip.putNextEntry(new ZipEntry("tables/server.jsonl"));
            zip.write("[1]\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Every row of every table, each as its table's name and its values.
    private static Set<String> everything(Path dataDir) throws ServerStartException {
        try (Database database = Storage.open(dataDir, Optional.empty())) {
            return database.snapshot(handle -> {
                Set<String> rows = new HashSet<>();
                Tables tables = new Tables(handle);
                for (TableShape shape : tables.shapes()) {
                    tables.read(shape, row -> rows.add(line(shape, row)));
                }
                return rows;
            });
        }
    }

    private static String line(TableShape shape, List<@Nullable Object> row) {
        return shape.name() + row;
    }

    private static List<UUID> messages(Path dataDir) throws ServerStartException {
        try (Database database = Storage.open(dataDir, Optional.empty())) {
            return database.read(handle -> handle.createQuery("SELECT id FROM message")
                    .mapTo(UUID.class)
                    .list());
        }
    }

    private static long uncounted(Path dataDir) throws ServerStartException {
        try (Database database = Storage.open(dataDir, Optional.empty())) {
            return database.read(handle -> handle.createQuery("SELECT seq FROM profile")
                            .mapTo(Long.class)
                            .one()
                    - new Tables(handle).rows("message"));
        }
    }
}
