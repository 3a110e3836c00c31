package app.hearth.desktop.outside.dbus;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that another program draws: `com.canonical.dbusmenu`, version 3. Entry 0 is the whole.
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DBusMenu extends DBusInterface {
    String PATH = "/MenuBar";

    @DBusBoundProperty(name = "Version", access = Access.READ)
    UInt32 version();

    @DBusBoundProperty(name = "TextDirection", access = Access.READ)
    String textDirection();

    @DBusBoundProperty(name = "Status", access = Access.READ)
    String status();

    /// The revision of the menu, and what is below an entry; `depth` -1 is all of it, no `names` are all properties.
    @DBusMemberName("GetLayout")
    Two<UInt32, MenuEntry> layout(int parent, int depth, List<String> names);

    /// No `ids` are all entries.
    @DBusMemberName("GetGroupProperties")
    List<MenuProperties> properties(List<Integer> ids, List<String> names);

    @DBusMemberName("GetProperty")
    Variant<?> property(int id, String name);

    @DBusMemberName("Event")
    void happened(int id, String event, Variant<?> data, UInt32 at);

    /// Which of them are about entries that there are not.
    @DBusMemberName("EventGroup")
    List<Integer> allHappened(List<MenuEvent> events);

    /// Whether the menu has to be read again before it is shown.
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    /// The same for several: which have to be read again, and which there are not.
    @DBusMemberName("AboutToShowGroup")
    Two<List<Integer>, List<Integer>> allAboutToShow(List<Integer> ids);
}
