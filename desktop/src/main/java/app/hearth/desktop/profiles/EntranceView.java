package app.hearth.desktop.profiles;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The screens of the way in, one after the other. For the JavaFX thread.
public final class EntranceView {
    private final StackPane root = new StackPane();
    private final Entrance entrance;

    public EntranceView(Entrance entrance) {
        this.entrance = entrance;
        root.getStyleClass().add("entrance");
        entrance.step().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    private void show(Step step) {
        root.getChildren().setAll(screen(step));
    }

    private Parent screen(Step step) {
        return switch (step) {
            case Step.Opening _ -> new OpeningView().root();
            case Step.MakeProfile make -> new WelcomeView(new WelcomeViewModel(entrance, make.othersAreKnown())).root();
            case Step.Choose choose -> new PickerView(entrance, choose.profiles()).root();
            case Step.SignIn signIn -> new SignInView(new SignInViewModel(entrance, signIn)).root();
            case Step.Locked locked -> new LockedView(new LockedViewModel(entrance, locked)).root();
            case Step.Recover recover -> new RecoverView(new RecoverViewModel(entrance, recover)).root();
            case Step.Theft theft -> new TheftView(entrance, theft).root();
            case Step.KeepCode keep -> new RecoveryCodeView(new RecoveryCodeViewModel(entrance, keep)).root();
        };
    }
}
