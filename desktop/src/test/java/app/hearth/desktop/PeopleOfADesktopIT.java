package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// How the people of one desktop come, go and change places, in the window with the real server inside it.
final class PeopleOfADesktopIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Desk desk = new Desk();

    private final FxRobot robot = desk.robot();

    @Test
    void twoPeopleShareADesktopAndEachComesBackToTheirOwn() throws TimeoutException {
        open();
        makeProfile("Anna");

        desk.choose("Someone else…");
        desk.await("Who’s there?");
        robot.clickOn("Add a person");
        makeProfile("Berta");
        awaitPerson("Berta");

        desk.choose("Anna");
        awaitPerson("Anna");

        desk.lock();
        desk.await("Unlock");
        robot.clickOn("Someone else");
        desk.await("Who’s there?");
        robot.clickOn("Berta");
        awaitPerson("Berta");
    }

    @Test
    void theMenuUnderThePersonLeadsToTheProgramsOwnPageAndBack() throws TimeoutException {
        open();
        makeProfile("Anna");

        desk.choose("About Hearth");
        desk.await("Where your data is");
        robot.push(KeyCode.ESCAPE);
        desk.await("Add a key to start");

        desk.choose("Lock now");
        desk.await("Unlock");
        robot.clickOn("Unlock");
        desk.await("Add a key to start");
    }

    private void open() throws TimeoutException {
        desk.open(desk.parts(data, EmbeddedServer.find()));
    }

    private void makeProfile(String name) throws TimeoutException {
        desk.makeProfile(name);
        desk.await("Add a key to start");
    }

    private void awaitPerson(String name) throws TimeoutException {
        desk.await(node ->
                node.getStyleClass().contains("person") && Desk.wordsOf(node).equals(name));
    }
}
