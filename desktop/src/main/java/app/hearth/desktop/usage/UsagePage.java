package app.hearth.desktop.usage;

import app.hearth.common.client.HearthClient;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Parent;

/// The page of what one's answers took and cost. It is read whenever it comes into the window. For the JavaFX thread.
public final class UsagePage {
    private final UsageView view;

    /// `close` leads back to the conversations, `ask` to where a question is put.
    public UsagePage(HearthClient client, Background background, ModelNames names, Runnable close, Runnable ask) {
        UsageClock clock = new UsageClock(InstantSource.system(), ZoneId.systemDefault());
        this(new UsageViewModel(client, background, names, clock), close, ask);
    }

    UsagePage(UsageViewModel model, Runnable close, Runnable ask) {
        view = new UsageView(model, close, ask);
        view.root().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.load();
            }
        });
    }

    public Parent root() {
        return view.root();
    }
}
