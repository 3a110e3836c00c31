package app.hearth.desktop.outside.dbus;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.TypeRef;
import org.freedesktop.dbus.annotations.Position;

/// A picture of an icon, four bytes a pixel from the upper left: alpha, red, green, blue.
public final class Pixmap extends Struct {
    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] pixels;

    public Pixmap(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /// The type of several, in different sizes.
    public interface Several extends TypeRef<List<Pixmap>> {}
}
