package app.hearth.desktop.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// The icon of the program in the sizes in which systems show it. For any thread, once JavaFX has started.
public final class ProgramIcon {
    /// Width and height in pixels, ascending.
    public static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128);

    private ProgramIcon() {}

    /// One of each size.
    public static List<Image> images() {
        return SIZES.stream().map(ProgramIcon::image).toList();
    }

    /// The pixels, row by row as ARGB, of the smallest icon that is not smaller than `size`, or else the largest.
    public static int[] pixels(int size) {
        int side = SIZES.stream().filter(there -> there >= size).findFirst().orElse(SIZES.getLast());
        int[] pixels = new int[side * side];
        image(side).getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return pixels;
    }

    private static Image image(int size) {
        String file = "hearth-" + size + ".png";
        try (InputStream picture = Objects.requireNonNull(ProgramIcon.class.getResourceAsStream(file), file)) {
            return new Image(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
