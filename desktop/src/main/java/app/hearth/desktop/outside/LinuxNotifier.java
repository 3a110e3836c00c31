package app.hearth.desktop.outside;

import app.hearth.desktop.outside.dbus.Notifications;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What shows notifications on a Linux desktop, reached over the session's D-Bus. Thread-safe.
final class LinuxNotifier implements Notifier {
    private static final Logger log = LoggerFactory.getLogger(LinuxNotifier.class);
    private static final String ON_CLICK = "default";

    private final SessionBus bus;
    private final Map<UInt32, Runnable> waiting = new ConcurrentHashMap<>();
    private @Nullable DBusConnection listening;

    LinuxNotifier(SessionBus bus) {
        this.bus = bus;
    }

    @Override
    public boolean tell(Word word, Runnable clicked) {
        Optional<DBusConnection> connection = bus.connection();
        if (connection.isEmpty()) {
            return false;
        }
        try {
            listen(connection.get());
            waiting.put(show(connection.get(), word), clicked);
            return true;
        } catch (DBusException | DBusExecutionException e) {
            log.info("A notification cannot be shown: {}", e.getMessage());
            return false;
        }
    }

    private synchronized void listen(DBusConnection connection) throws DBusException {
        if (!connection.equals(listening)) {
            var _ = connection.addSigHandler(Notifications.ActionInvoked.class, this::heard);
            listening = connection;
        }
    }

    private void heard(Notifications.ActionInvoked signal) {
        if (signal.action().equals(ON_CLICK)) {
            Optional.ofNullable(waiting.remove(signal.number())).ifPresent(Runnable::run);
        }
    }

    private static UInt32 show(DBusConnection connection, Word word) throws DBusException {
        Notifications desktop = connection.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
        return desktop.show(
                "Hearth",
                new UInt32(0),
                "",
                readable(word.title()),
                readable(word.text()),
                List.of(ON_CLICK, readable(word.title())),
                Map.of("desktop-entry", new Variant<>("Hearth"), "category", new Variant<>("im.received")),
                -1);
    }

    /// Without what D-Bus lets nobody in with: halves of characters, and those that control.
    static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            readable.appendCodePoint(plain ? c : ' ');
        });
        return readable.toString();
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
