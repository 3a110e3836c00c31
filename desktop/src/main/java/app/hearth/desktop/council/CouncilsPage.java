package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of councils. What it shows is read whenever it comes into the window. For the JavaFX thread.
public final class CouncilsPage {
    private final VBox root = new VBox();

    /// @param presets those of the whole scope of a person, so that all places know of a change
    /// @param models those that keys open, now and later
    public CouncilsPage(CouncilPresetsViewModel presets, ObservableList<Model> models) {
        CouncilPresetFormViewModel form = new CouncilPresetFormViewModel(presets, models);
        root.getStyleClass().add("page-parts");
        root.getChildren().setAll(new CouncilPresetsView(presets, form, models).root());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                presets.load();
                presets.suggest();
            } else {
                presets.settle();
            }
        });
    }

    public Parent root() {
        return root;
    }
}
