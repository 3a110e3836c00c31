package app.hearth.desktop.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

    private Optional<String> address() {
        String named = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        String address = named.isEmpty() && !runtime.isEmpty() ? PATH + runtime + "/bus" : named;
        return Optional.of(address).filter(SessionBus::mayBeThere);
    }

    /// The library would wait for seconds for a socket that is not there.
    private static boolean mayBeThere(String address) {
        return !address.isEmpty()
                && !(address.startsWith(PATH)
                        && Files.notExists(
                                Path.of(address.substring(PATH.length()).replaceFirst(",.*", ""))));
    }

    private static Optional<DBusConnection> connect(String address) {
        try {
            return Optional.of(DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .transportConfig()
                    .withTimeout(PATIENCE_MILLIS)
                    .back()
                    .build());
        } catch (DBusException | IllegalArgumentException e) { // the latter for addresses of a kind it does not know
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
