package app.hearth.desktop.outside.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/// An entry of a menu, and what is below it, each of which is one of these in a variant.
public final class MenuEntry extends Struct {
    /// How D-Bus writes its type.
    public static final String SIGNATURE = "(ia{sv}av)";

    @Position(0)
    public final int id;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    @Position(2)
    public final List<Variant<?>> children;

    public MenuEntry(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
        this.id = id;
        this.properties = Map.copyOf(properties);
        this.children = List.copyOf(children);
    }
}
