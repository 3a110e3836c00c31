package app.hearth.desktop.outside.dbus;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/// Two values that one call returns.
public final class Two<A, B> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    public Two(A first, B second) {
        this.first = first;
        this.second = second;
    }
}
