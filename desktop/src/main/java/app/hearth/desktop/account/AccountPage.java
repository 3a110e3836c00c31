package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of a person's account, part below part. What it lists is read whenever it comes into the window. For the
/// JavaFX thread.
public final class AccountPage {
    private final VBox root = new VBox();
    private final CodeViewModel code;

    /// `kept` is what this desktop knows instead of the person; `gone` is run when they have deleted their profile.
    public AccountPage(
            AccountViewModel account, HearthClient client, Background background, OwnPassword kept, Runnable gone) {
        Moments moments = new Moments(InstantSource.system(), ZoneId.systemDefault());
        DevicesViewModel devices = new DevicesViewModel(client, background, moments);
        ActsViewModel acts = new ActsViewModel(client, background, moments);
        PasswordViewModel password = new PasswordViewModel(account, client, background, kept);
        OneTimeCodesViewModel oneTimeCodes = new OneTimeCodesViewModel(account, client, background, kept);
        code = new CodeViewModel(account, client, background, kept);
        LeavingViewModel leaving = new LeavingViewModel(client, background, new Proof(account.user(), kept), gone);
        password.onOthersEnded(devices::load);
        root.getStyleClass().add("page-parts");
        root.getChildren()
                .setAll(
                        new YouView(account).root(),
                        new PasswordView(password).root(),
                        new OneTimeCodesView(oneTimeCodes).root(),
                        new CodeView(code).root(),
                        new DevicesView(devices).root(),
                        new ActsView(acts).root(),
                        new LeavingView(leaving).root());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                devices.load();
                acts.load();
            }
        });
    }

    /// Who learns that the person has kept a new recovery code.
    public void onCodeKept(Runnable taker) {
        code.onKept(taker);
    }

    public Parent root() {
        return root;
    }
}
