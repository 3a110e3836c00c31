package app.hearth.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// How the windows look: AtlantaFX's Primer with Hearth's colours and rules over it. For the JavaFX thread.
public final class Theme {
    private final Scene scene;
    private Appearance wanted = Appearance.SYSTEM;

    /// Dresses `scene` as the system is, and keeps following it until told otherwise.
    public Theme(Scene scene) {
        this.scene = scene;
        Platform.getPreferences().colorSchemeProperty().subscribe(() -> apply(wanted));
    }

    /// Shows `appearance` from now on.
    public void apply(Appearance appearance) {
        wanted = appearance;
        boolean dark = isDark();
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(List.of(sheet(dark ? "dark.css" : "light.css"), sheet("theme.css")));
    }

    private boolean isDark() {
        return switch (wanted) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static String sheet(String file) {
        URL location = Objects.requireNonNull(Theme.class.getResource(file), file);
        return location.toExternalForm();
    }
}
