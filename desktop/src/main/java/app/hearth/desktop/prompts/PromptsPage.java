package app.hearth.desktop.prompts;

import app.hearth.common.client.HearthClient;
import app.hearth.desktop.fx.Background;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of what models are told. What it shows is read whenever it comes into the window. For the JavaFX thread.
public final class PromptsPage {
    private final VBox root = new VBox();

    /// `presets` are those of the whole scope of a person, so that all places know of a change.
    public PromptsPage(HearthClient client, Background background, PresetsViewModel presets) {
        StandingViewModel standing = new StandingViewModel(client.prompts(), background);
        PresetFormViewModel form = new PresetFormViewModel(presets, client.keys(), presets::load);
        root.getStyleClass().add("page-parts");
        root.getChildren().setAll(new StandingView(standing).root(), new PresetsView(presets, form).root());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                standing.load();
                presets.load();
            } else {
                presets.settle();
            }
        });
    }

    public Parent root() {
        return root;
    }
}
