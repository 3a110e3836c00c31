package app.hearth.server.testing;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/// The database a test runs on: a file of its own folder, or, with the system property
/// `hearth.test.database=postgres`, a new database of one real PostgreSQL that lives as long as this JVM.
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("hearth.test.database"));
    }

    /// A new empty database on the PostgreSQL; empty when tests run on files.
    public static Optional<DatabaseLocation> create() {
        if (!isPostgres()) {
            return Optional.empty();
        }
        String name = "hearth_" + NUMBER.incrementAndGet();
        try (Connection connection = Cluster.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made.", e);
        }
        return Optional.of(new DatabaseLocation(
                "jdbc:postgresql://localhost:" + Cluster.SERVER.getPort() + "/" + name, "postgres", null));
    }

    /// The configuration with a new database where tests run on PostgreSQL, and as it is where they run on
    /// files.
    public static ServerConfig in(ServerConfig config) {
        return create().map(config::withDatabase).orElse(config);
    }

    /// The rows of the configured database, past every rule; while its server runs.
    public static Jdbi rows(ServerConfig config) {
        return config.database()
                .map(place -> Jdbi.create(place.url(), String.valueOf(place.user()), ""))
                .orElseGet(() -> Jdbi.create(
                        "jdbc:hsqldb:file:" + config.dataDir().resolve("db").resolve("hearth"), "SA", ""));
    }

    /// Started by the first test that asks. It refuses to run as root, so for root it is started in a user
    /// namespace of its own.
    private static final class Cluster {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-postgresql"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
