package app.hearth.desktop.outside;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// A real session bus of a test's own, and a place on it for what stands in for a desktop.
final class PrivateBus implements Closeable {
    private final Process daemon;
    private final String address;
    private final DBusConnection desktop;

    PrivateBus(Path folder) throws IOException, DBusException {
        address = "unix:path=" + folder.resolve("bus");
        daemon = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--print-address=1",
                        "--address=" + address)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        daemon.inputReader().readLine(); // it listens once it has said where
        desktop = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    /// What a program is given to find it.
    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /// The connection of the desktop.
    DBusConnection desktop() {
        return desktop;
    }

    /// What D-Bus's own tool, which knows nothing of ours, says to a call.
    String ask(String service, String path, String method, String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("dbus-send", "--session", "--print-reply", "--dest=" + service, path, method);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment());
        Process call = builder.redirectErrorStream(true).start();
        return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        desktop.close();
        daemon.destroy();
    }
}
