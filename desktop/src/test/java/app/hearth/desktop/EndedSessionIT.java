package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.profiles.RememberedProfile;
import app.hearth.desktop.profiles.RememberedProfiles;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Someone is signed out from elsewhere in the middle of a sentence, before the real server.
final class EndedSessionIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Desk desk = new Desk();

    private final FxRobot robot = desk.robot();
    private final DemoInside house = new DemoInside();

    @Test
    void whoIsSignedOutFromElsewhereComesBackToTheSameSentence() throws Exception {
        open();
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        desk.await("Demo: canned answers");
        robot.write("Plan a week of soups.").push(KeyCode.ENTER);
        desk.await("goes to that provider only.");
        robot.write("And without leek");

        signOutFromElsewhere();
        desk.await("This device was signed out from elsewhere");
        robot.clickOn("Sign in");

        desk.await("goes to that provider only.");
        desk.await("And without leek");
        assertThat(desk.shows("This device was signed out from elsewhere")).isFalse();
    }

    private void signOutFromElsewhere() {
        RunningServer server = house.running();
        RememberedProfile anna = new RememberedProfiles(data.resolve("desktop").resolve("profiles.json"))
                .all()
                .getFirst();
        ClientOptions there = ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret());
        try (HearthClient client = new HearthClient(there);
                Secret password = desk.secrets().password(anna.key()).orElseThrow()) {
            client.login(new Login(anna.username(), null, password, null, "Laptop"));
            client.account().revokeOthers();
        }
    }

    private void open() throws TimeoutException {
        desk.open(desk.parts(data, house));
    }
}
