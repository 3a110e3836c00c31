package app.hearth.desktop.tour;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Png;
import app.hearth.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The pictures of a tour: every screen once light and once dark, numbered in the order they were taken.
final class Album {
    private final Path directory;
    private final Visitor visitor;
    private int taken;

    Album(Path directory, Visitor visitor) {
        this.directory = directory;
        this.visitor = visitor;
    }

    /// Takes the present screen in both themes; `name` says what is on it.
    void take(String name) throws TourException {
        taken++;
        picture(name, Appearance.DARK);
        picture(name, Appearance.LIGHT);
    }

    /// The same with what `opens` opens over the screen and Escape closes; it is opened in each theme anew, because
    /// what is open keeps the colours it was opened with.
    void take(String name, Opening opens) throws TourException {
        taken++;
        for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
            wear(appearance);
            opens.open();
            picture(name, appearance);
            visitor.press(KeyCode.ESCAPE);
        }
    }

    /// Opens something in the window.
    @FunctionalInterface
    interface Opening {
        void open() throws TourException;
    }

    private void wear(Appearance appearance) throws TourException {
        visitor.onFx(() -> {
            Scene scene = visitor.inFront();
            new Theme(scene).apply(appearance);
            return scene;
        });
        visitor.settle();
    }

    private void picture(String name, Appearance appearance) throws TourException {
        wear(appearance);
        WritableImage image = visitor.onFx(this::shown);
        String file = String.format(Locale.ROOT, "%02d-%s-%s.png", taken, name, appearance.code());
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(file), Png.of(image));
        } catch (IOException e) {
            throw new TourException("The pictures cannot be written to " + directory + ".", e);
        }
    }

    /// The window in front with the menus that are open over it.
    private WritableImage shown() {
        Scene scene = visitor.inFront();
        WritableImage image = scene.snapshot(null);
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.isShowing()) {
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                Parent root = popup.getScene().getRoot();
                Point2D corner = new Point2D(
                        popup.getX() - scene.getWindow().getX() - scene.getX(),
                        popup.getY() - scene.getWindow().getY() - scene.getY());
                lay(root.snapshot(clear, null), image, corner);
            }
        }
        return image;
    }

    private static void lay(Image over, WritableImage under, Point2D corner) {
        for (int y = 0; y < over.getHeight(); y++) {
            for (int x = 0; x < over.getWidth(); x++) {
                int left = x + (int) corner.getX();
                int top = y + (int) corner.getY();
                if (left >= 0 && top >= 0 && left < under.getWidth() && top < under.getHeight()) {
                    Color below = under.getPixelReader().getColor(left, top);
                    Color above = over.getPixelReader().getColor(x, y);
                    Color opaque = Color.color(above.getRed(), above.getGreen(), above.getBlue());
                    under.getPixelWriter().setColor(left, top, below.interpolate(opaque, above.getOpacity()));
                }
            }
        }
    }
}
