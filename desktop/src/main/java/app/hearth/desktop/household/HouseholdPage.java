package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.client.HearthClient;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// The page of whoever looks after the server, part below part. What it lists is read whenever it comes into the
/// window. For the JavaFX thread.
public final class HouseholdPage {
    private final VBox root = new VBox();

    /// `self` is who looks; `steppedDown` is run when they look after the server no more.
    public HouseholdPage(ProfileId self, HearthClient client, Background background, Runnable steppedDown) {
        Moments moments = new Moments(InstantSource.system(), ZoneId.systemDefault());
        PeopleViewModel people = new PeopleViewModel(self, client.admin(), background, moments, steppedDown);
        InvitesViewModel invites = new InvitesViewModel(client, background, moments, people.names());
        AuditViewModel audit = new AuditViewModel(client.admin(), background, moments, people.names());
        StatsViewModel stats = new StatsViewModel(client.admin(), background, moments);
        root.getStyleClass().add("page-parts");
        root.getChildren()
                .setAll(
                        new PeopleView(people).root(),
                        new InvitesView(invites).root(),
                        new AuditView(audit).root(),
                        new StatsView(stats).root());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                people.load();
                invites.load();
                audit.load();
                stats.load();
            }
        });
    }

    public Parent root() {
        return root;
    }
}
