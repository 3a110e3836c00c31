package app.hearth.desktop.outside.dbus;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// What happened to an entry of a menu.
public final class MenuEvent extends Struct {
    @Position(0)
    public final int id;

    /// `clicked`, `hovered`, …
    @Position(1)
    public final String event;

    @Position(2)
    public final Variant<?> data;

    @Position(3)
    public final UInt32 at;

    public MenuEvent(int id, String event, Variant<?> data, UInt32 at) {
        this.id = id;
        this.event = event;
        this.data = data;
        this.at = at;
    }
}
