package app.hearth.desktop.outside.dbus;

import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// Who knows all icons of the tray.
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface StatusNotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// Adds the icon of the program that has this name on the bus, until the name is given up.
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);

    /// Whether anything shows these icons.
    @DBusBoundProperty(name = "IsStatusNotifierHostRegistered", access = Access.READ)
    boolean hasHost();
}
