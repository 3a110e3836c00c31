package app.hearth.desktop.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This program's connection to the D-Bus of the person's session, made when it is needed first and anew when it broke.
/// Thread-safe; blocks.
final class SessionBus implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SessionBus.class);

    private static final String PATH = "unix:path=";
    private static final int PATIENCE_MILLIS = 3_000;

    private final Map<String, String> environment;
    private @Nullable DBusConnection connection;
    private boolean closed;

    SessionBus(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Empty where there is no such bus, or none that lets this program in.
    synchronized Optional<DBusConnection> connection() {
        if (closed) {
            return Optional.empty();
        }
        DBusConnection there = connection;
        if (there == null || !there.isConnected()) {
            connection = address().flatMap(SessionBus::connect).orElse(null);
        }
        return Optional.ofNullable(connection);
    }

    /// The first socket that is there of those that are named: the library knows no abstract ones, and would wait for
    /// seconds for one that is not there.
    private Optional<String> address() {
        String named = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String usual = PATH + environment.getOrDefault("XDG_RUNTIME_DIR", "") + "/bus";
        return Stream.of((named.isEmpty() ? usual : named).split(";", -1))
                .filter(address -> address.startsWith(PATH) && Files.exists(socket(address)))
                .findFirst();
    }

    private static Path socket(String address) {
        return Path.of(address.substring(PATH.length()).split(",", -1)[0]);
    }

    private static Optional<DBusConnection> connect(String address) {
        try {
            return Optional.of(DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .transportConfig()
                    .withTimeout(PATIENCE_MILLIS)
                    .back()
                    .build());
        } catch (DBusException e) {
            log.info("The session's D-Bus cannot be reached: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                log.debug("The session's D-Bus was gone already", e);
            }
        }
    }
}
