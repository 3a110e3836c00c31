package app.hearth.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import app.hearth.server.testing.TestDatabase;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageIT {
    private static final String COUNT = "UPDATE server SET registrations = registrations + 1 WHERE id = 1";

    @TempDir
    private Path folder;

    private final Optional<DatabaseLocation> location = TestDatabase.create();

    @Test
    void aNewerSchemaIsRefusedInsteadOfOpened() throws Exception {
        try (Database database = open()) {
            database.write(transaction -> transaction.handle().execute("""
                    INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                        "checksum", "installed_by", "installed_on", "execution_time", "success")
                    VALUES (999, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 1, 'x', CURRENT_TIMESTAMP, 1, TRUE)
                    """));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(ServerStartException.class)
                .hasMessage(
                        "This data was written by a newer Hearth. Install that version, or a newer one, to open it.");
    }

    @Test
    void aSecondProcessIsRefusedInOneSentenceAndGetsInWhenTheFirstIsGone() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(this::open)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage("Another Hearth is using " + folder + ". Close it first.");
        } finally {
            other.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void aSecondServerInTheSameProcessIsRefusedToo() throws Exception {
        try (Database database = open()) {
            assertThat(database.answers()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Another Hearth");
        }
    }

    @Test
    void aWriteDelayThatSomeoneSetIsSetBackAtTheStart() throws Exception {
        Path directory = folder.resolve("db");
        open(Optional.empty()).close();
        Jdbi rows = Jdbi.create("jdbc:hsqldb:file:" + directory.resolve("hearth"), "SA", "");
        rows.useHandle(handle -> {
            handle.execute("SET FILES WRITE DELAY 10");
            handle.execute("SHUTDOWN");
        });
        try (Database database = open(Optional.empty())) {
            List<String> delay = database.read(
                    handle -> handle.createQuery("""
                            SELECT property_value FROM information_schema.system_properties
                            WHERE property_name = 'hsqldb.write_delay'
                            """).mapTo(String.class).list());
            assertThat(delay).containsExactly("false");
        }
    }

    @Test
    void withoutRoomNothingIsWrittenAndReadingGoesOn() throws Exception {
        AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        Path directory = PrivateFiles.createDirectory(folder.resolve("db"));
        Hsqldb engine = new Hsqldb(directory, DirectoryLock.take(folder), room::get);
        try (Database database = Database.open(engine, engine.pool())) {
            count(database);
            room.set(1024);
            assertThatThrownBy(() -> count(database)).isInstanceOf(StorageFullException.class);
            assertThat(registrations(database)).isEqualTo(1);
            assertThat(database.answers()).isTrue();
            room.set(Long.MAX_VALUE);
            count(database);
            assertThat(registrations(database)).isEqualTo(2);
        }
    }

    @Test
    void aFailureAfterTheCommitNeitherFailsNorRepeatsTheWriteNorKeepsOtherEffectsAway() throws Exception {
        try (Database database = open()) {
            List<String> effects = new ArrayList<>();
            database.write(transaction -> {
                transaction.handle().execute(COUNT);
                transaction.afterCommit(() -> {
                    throw new TransactionException("as a database would", new SQLException("again", "40001"));
                });
                transaction.afterCommit(() -> effects.add("told"));
                return true;
            });
            assertThat(effects).containsExactly("told");
            assertThat(registrations(database)).isEqualTo(1);
        }
    }

    @Test
    void whatAnAttemptHoldsIsLetGoOfWhenItFailsAndOnlyThen() throws Exception {
        try (Database database = open()) {
            AtomicInteger attempts = new AtomicInteger();
            List<Integer> letGo = new ArrayList<>();
            database.write(transaction -> {
                int attempt = attempts.incrementAndGet();
                transaction.afterRollback(() -> letGo.add(attempt));
                if (attempt < 3) {
                    throw givenUp("40001");
                }
                return attempt;
            });
            assertThat(letGo).containsExactly(1, 2);
        }
    }

    @Test
    void whatTheDatabaseGivesUpIsRunAgainAndActsOnce() throws Exception {
        try (Database database = open()) {
            AtomicInteger attempts = new AtomicInteger();
            List<Integer> committed = new ArrayList<>();
            database.write(transaction -> {
                transaction.handle().execute(COUNT);
                int attempt = attempts.incrementAndGet();
                transaction.afterCommit(() -> committed.add(attempt));
                if (attempt < 5) {
                    throw givenUp("40001");
                }
                return attempt;
            });
            assertThat(committed).containsExactly(5);
            assertThat(registrations(database)).isEqualTo(1);
        }
    }

    @Test
    void afterFiveAttemptsItFailsAndLeavesNothing() throws Exception {
        try (Database database = open()) {
            AtomicInteger attempts = new AtomicInteger();
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.handle().execute(COUNT);
                        attempts.incrementAndGet();
                        throw givenUp("40001");
                    }))
                    .isInstanceOf(ConnectionException.class);
            assertThat(attempts).hasValue(5);
            assertThat(registrations(database)).isZero();
        }
    }

    @Test
    void aFailureNamesNoValues() throws Exception {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.write(transaction -> transaction
                            .handle()
                            .createUpdate("INSERT INTO server (id, registrations) VALUES (1, :private)")
                            .bind("private", 4711)
                            .execute()))
                    .hasStackTraceContaining("server")
                    .satisfies(failure -> {
                        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                            assertThat(cause.getMessage()).doesNotContain("4711");
                        }
                    });
        }
    }

    @Test
    void readersWhoReadWithinAReadDoNotWaitForEachOther() throws Exception {
        CyclicBarrier everyConnectionIsTaken = new CyclicBarrier(10);
        try (Database database = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> reader = () -> database.read(_ -> {
                try {
                    everyConnectionIsTaken.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                return registrations(database);
            });
            assertThat(threads.invokeAll(Collections.nCopies(10, reader)))
                    .allSatisfy(read -> assertThat(read.get()).isZero());
        }
    }

    private static ConnectionException givenUp(String state) {
        return new ConnectionException(new SQLException("given up", state));
    }

    private static void count(Database database) {
        database.write(transaction -> transaction.handle().execute(COUNT));
    }

    private static int registrations(Database database) {
        return database.read(handle -> handle.createQuery("SELECT registrations FROM server WHERE id = 1")
                .mapTo(Integer.class)
                .one());
    }

    private Database open() throws ServerStartException {
        return open(location);
    }

    private Database open(Optional<DatabaseLocation> place) throws ServerStartException {
        return Storage.open(folder, place);
    }
}
