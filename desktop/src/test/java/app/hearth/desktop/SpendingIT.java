package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What answers cost, as the people of a desktop see and limit it, in the window with the real server inside it.
final class SpendingIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Desk desk = new Desk();

    private final FxRobot robot = desk.robot();

    @Test
    void anAnswerIsOnThePageOfUsageAndABudgetHoldsForTheOneWhoHasIt() throws TimeoutException {
        desk.open(desk.parts(data, new DemoInside()));
        moveIn("Anna");
        ask("Which tram goes up to the castle?");
        desk.await("goes to that provider only.");
        desk.await(node -> "Copy answer".equals(node.getAccessibleText()));
        desk.await(node -> node instanceof Labeled label && "Which tram goes up to the".equals(label.getText()));
        seeWhatItCost();

        desk.choose("Someone else…");
        desk.await("Who’s there?");
        robot.clickOn("Add a person");
        moveIn("Ben");
        desk.choose("Anna");
        desk.await("Which tram");
        limit("Ben", "0.01");
        limit("Anna", "0.0001");
        desk.await("This month’s budget is used up");

        desk.choose("Ben");
        desk.await("What is on your mind?");
        desk.choose("Usage");
        desk.await("$0.00 of this month’s $0.01 spent");
        robot.push(KeyCode.ESCAPE);
        desk.await("What is on your mind?");
        ask("Plan a week of soups.");
        desk.await("What is left of your budget does not cover this answer.");
        assertThat(desk.shows("canned demo answer")).isFalse();
    }

    private void seeWhatItCost() throws TimeoutException {
        desk.choose("Usage");
        desk.await("2 requests  ·  tokens in: ");
        desk.await("No budget set.");
        assertThat(desk.shows("unknown")).as("the demo's model has a price").isFalse();
        assertThat(robot.lookup(".usage-amount").queryLabeled().getText()).startsWith("$0.00");
        assertThat(robot.lookup(".bars-piece").queryAll()).hasSize(1);
        robot.push(KeyCode.ESCAPE);
    }

    /// As an admin does it, who finds it among what was done afterwards.
    private void limit(String name, String usd) throws TimeoutException {
        desk.pressWithShortcut(KeyCode.COMMA);
        desk.await("Household");
        robot.clickOn("Household");
        desk.await("What was done");
        String menu = "What you can do for " + name;
        desk.await(node -> menu.equals(node.getAccessibleText()));
        robot.clickOn((Node node) -> node instanceof MenuButton && menu.equals(node.getAccessibleText()));
        desk.await("Set budget…");
        robot.clickOn("Set budget…");
        desk.await(node -> node.isFocused() && "US dollars a month".equals(node.getAccessibleText()));
        robot.write(usd).push(KeyCode.ENTER);
        desk.await(name + " may spend $" + usd + " a month.");
        desk.await(" of $" + usd);
        robot.clickOn("Your profile").clickOn("Household");
        desk.await("Someone’s budget changed");
        robot.push(KeyCode.ESCAPE);
    }

    private void moveIn(String name) throws TimeoutException {
        desk.makeProfile(name);
        desk.await("What is on your mind?");
        desk.await("Demo: canned answers");
    }

    private void ask(String question) {
        robot.write(question);
        robot.push(KeyCode.ENTER);
    }
}
