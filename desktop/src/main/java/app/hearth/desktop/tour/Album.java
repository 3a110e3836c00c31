package app.hearth.desktop.tour;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// The pictures of a tour: every screen once light and once dark, numbered in the order they were taken.
final class Album {
    private final Path directory;
    private final Visitor visitor;
    private final Scene scene;
    private int taken;

    Album(Path directory, Visitor visitor, Scene scene) {
        this.directory = directory;
        this.visitor = visitor;
        this.scene = scene;
    }

    /// Takes the present screen in both themes; `name` says what is on it.
    void take(String name) throws TourException {
        taken++;
        picture(name, Appearance.DARK);
        picture(name, Appearance.LIGHT);
    }

    private void picture(String name, Appearance appearance) throws TourException {
        visitor.onFx(() -> {
            new Theme(scene).apply(appearance);
            return scene;
        });
        visitor.settle();
        WritableImage image = visitor.onFx(() -> scene.snapshot(null));
        String file = String.format(Locale.ROOT, "%02d-%s-%s.png", taken, name, appearance.code());
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(file), Png.of(image));
        } catch (IOException e) {
            throw new TourException("The pictures cannot be written to " + directory + ".", e);
        }
    }
}
