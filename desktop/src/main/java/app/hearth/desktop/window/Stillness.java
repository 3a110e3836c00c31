package app.hearth.desktop.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// Keeps a window still for whom movement is too much: its content is of the class `still`, under which the style sheet
/// stops whatever moves by itself. For the JavaFX thread.
public final class Stillness {
    private static final String STILL = "still";

    private final Parent content;
    private final ObservableValue<Boolean> system;
    private Motion wanted = Motion.SYSTEM;

    /// @param system whether the system asks programs for as little movement as can be
    public Stillness(Parent content, ObservableValue<Boolean> system) {
        this.content = content;
        this.system = system;
        system.subscribe(() -> apply(wanted));
        apply(wanted);
    }

    public void apply(Motion motion) {
        wanted = motion;
        boolean still = motion == Motion.REDUCED || system.getValue();
        content.getStyleClass().remove(STILL);
        if (still) {
            content.getStyleClass().add(STILL);
        }
    }
}
