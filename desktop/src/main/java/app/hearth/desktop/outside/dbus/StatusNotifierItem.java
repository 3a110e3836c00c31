package app.hearth.desktop.outside.dbus;

import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/// An icon in the tray, as KDE has it and most desktops understand it. Coordinates are those of the screen.
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {
    String PATH = "/StatusNotifierItem";

    @DBusBoundProperty(name = "Category", access = Access.READ)
    String category();

    @DBusBoundProperty(name = "Id", access = Access.READ)
    String id();

    @DBusBoundProperty(name = "Title", access = Access.READ)
    String title();

    /// `Active`, or `Passive` for an icon that may be put away.
    @DBusBoundProperty(name = "Status", access = Access.READ)
    String status();

    @DBusBoundProperty(name = "WindowId", access = Access.READ)
    UInt32 windowId();

    /// A name in the theme of icons; empty when there are only pictures.
    @DBusBoundProperty(name = "IconName", access = Access.READ)
    String iconName();

    @DBusBoundProperty(name = "IconPixmap", access = Access.READ, type = Pixmap.Several.class)
    List<Pixmap> pictures();

    /// Whether a click is to open the menu.
    @DBusBoundProperty(name = "ItemIsMenu", access = Access.READ)
    boolean isMenu();

    @DBusBoundProperty(name = "Menu", access = Access.READ)
    DBusPath menu();

    @DBusMemberName("Activate")
    void activate(int x, int y);

    @DBusMemberName("SecondaryActivate")
    void activateOtherwise(int x, int y);

    @DBusMemberName("ContextMenu")
    void openMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);
}
