package app.hearth.desktop.outside;

import app.hearth.desktop.outside.dbus.DBusMenu;
import app.hearth.desktop.outside.dbus.StatusNotifierItem;
import app.hearth.desktop.outside.dbus.StatusNotifierWatcher;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of a Linux desktop: a StatusNotifierItem with a menu, both on the session's D-Bus. KDE, Xfce, LXQt, Budgie,
/// Cinnamon, and GNOME with the extension most distributions bring show it; a GNOME without does not. Thread-safe.
final class LinuxTray implements Tray {
    private static final Logger log = LoggerFactory.getLogger(LinuxTray.class);

    private final SessionBus bus;
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private @Nullable Shown shown;

    LinuxTray(SessionBus bus) {
        this.bus = bus;
    }

    private record Shown(DBusConnection connection, AutoCloseable listening, Consumer<Boolean> there) {}

    @Override
    public synchronized void show(Menu menu, Consumer<Boolean> there) {
        hide();
        Optional<DBusConnection> connection = bus.connection();
        try {
            if (connection.isPresent()) {
                shown = export(connection.get(), menu, there);
            }
        } catch (DBusException e) {
            log.info("The tray cannot be had", e);
        }
        there.accept(register());
    }

    private Shown export(DBusConnection connection, Menu menu, Consumer<Boolean> there) throws DBusException {
        connection.exportObject(new NotifierItem(menu));
        connection.exportObject(new ItemMenu(menu.entries()));
        connection.requestBusName(name);
        AutoCloseable listening = connection.addSigHandler(DBus.NameOwnerChanged.class, change -> {
            if (change.name.equals(StatusNotifierWatcher.NAME)) {
                Thread.ofVirtual().name("tray").start(() -> there.accept(register()));
            }
        });
        return new Shown(connection, listening, there);
    }

    /// Whether there is someone now who shows it.
    private synchronized boolean register() {
        Shown now = shown;
        if (now == null) {
            return false;
        }
        try {
            StatusNotifierWatcher watcher = now.connection()
                    .getRemoteObject(
                            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class);
            watcher.register(name);
            return watcher.hasHost();
        } catch (DBusException | DBusExecutionException e) {
            log.debug("Nobody shows the icon now", e);
            return false;
        }
    }

    @Override
    public synchronized void hide() {
        Shown before = shown;
        shown = null;
        if (before == null || !before.connection().isConnected()) {
            return;
        }
        try {
            before.listening().close();
            before.connection().releaseBusName(name);
            before.connection().unExportObject(StatusNotifierItem.PATH);
            before.connection().unExportObject(DBusMenu.PATH);
        } catch (Exception e) { // which the interface allows to whoever listens
            log.debug("The icon is gone already", e);
        }
        before.there().accept(false);
    }
}
