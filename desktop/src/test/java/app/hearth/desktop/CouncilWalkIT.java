package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SeatedProvider.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// One person's way through councils, in the whole program with its real server.
final class CouncilWalkIT {
    private static final KeyCodeCombination COUNCIL =
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /// Who is suggested: the newest first, who is chairman, too.
    private static final int FIRST = 3;

    private static final int LAST = 1;

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final SeatedProvider provider;

    CouncilWalkIT() throws IOException {
        provider = new SeatedProvider(3);
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    private void moveIn() throws TimeoutException {
        desk.open(desk.parts(data, new SeatedInside(provider)));
        desk.makeProfile("Anna");
        desk.await("model-");
    }

    /// Switches to a council and asks it.
    private void ask(String question) throws TimeoutException {
        robot.push(COUNCIL);
        desk.await("about $");
        robot.write(question).push(KeyCode.ENTER);
    }

    /// Presses the last of the buttons that a screen reader calls so, or that carry these words.
    private void press(String name) throws TimeoutException {
        Looking.until(() -> !buttons(name).isEmpty());
        robot.interact(() -> buttons(name).getLast().fire());
    }

    private List<ButtonBase> buttons(String name) {
        return robot
                .lookup((Node node) -> ShownPage.isShown(node)
                        && !node.isDisabled()
                        && node instanceof ButtonBase button
                        && (name.equals(button.getText()) || name.equals(button.getAccessibleText())))
                .queryAllAs(ButtonBase.class)
                .stream()
                .toList();
    }

    private boolean showsWhole(String text) {
        return Looking.at(() -> !robot.lookup((Node node) ->
                        ShownPage.isShown(node) && node instanceof Label label && text.equals(label.getText()))
                .queryAll()
                .isEmpty());
    }

    @Test
    void aCouncilIsAskedWatchedReadAndOneOfItsAnswersTaken() throws TimeoutException {
        moveIn();
        provider.hold(2, Part.ANSWER);
        ask("Which tram?");
        desk.await(SeatedProvider.answerOf(1));
        desk.await("Answers 2 of 3");
        assertThat(desk.shows(SeatedProvider.answerOf(2))).isFalse();
        provider.release(2, Part.ANSWER);
        desk.await("Votes 3 of 3");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        readTheVotes();
        robot.push(KeyCode.ESCAPE);
        desk.await("3 of 3 answered · 3 of 3 voted");
        desk.await(node -> node instanceof TextArea && node.isFocused());
        takeTheAnswerOfTheLastSeat();
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        desk.await("3 of 3 answered");

        desk.close();
        desk.open(desk.parts(data, new SeatedInside(provider)));
        desk.await("What is on your mind?");
        desk.pressWithShortcut(KeyCode.DIGIT1);
        desk.await("3 of 3 answered");
        press("Show council");
        desk.await(SeatedProvider.answerOf(3));
        assertThat(provider.asked(FIRST, Part.CHAIR)).isEqualTo(1);
    }

    private void readTheVotes() throws TimeoutException {
        press("Votes");
        desk.await("Who voted how");
        desk.await("3 votes count.");
        desk.await("Answer A");
        assertThat(showsWhole("A · model-1") || showsWhole("B · model-1") || showsWhole("C · model-1"))
                .isFalse();
        press("Show names");
        Looking.until(() -> showsWhole("A · model-1") || showsWhole("B · model-1") || showsWhole("C · model-1"));
        press("Read what this judge said");
        desk.await("I have read them all.");
        press("All votes");
        desk.await("Who voted how");
        press("Answers");
        desk.await(SeatedProvider.answerOf(1));
    }

    private void takeTheAnswerOfTheLastSeat() throws TimeoutException {
        press("Show council");
        desk.await(SeatedProvider.answerOf(LAST));
        press("Use this answer");
        desk.await("2/2");
        desk.await(SeatedProvider.answerOf(LAST));
        assertThat(desk.shows("Show council")).isFalse();
        assertThat(desk.shows("Hearth · model-1")).isTrue();
    }

    @Test
    void aSeatThatFailedIsShownAndAskedAgainBesideTheAnswerThatWasThere() throws TimeoutException {
        moveIn();
        provider.fail(LAST, Part.ANSWER);
        ask("Which tram?");
        desk.await("Answers 2 of 3");
        desk.await("Votes 2 of 2");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        desk.await("did not accept the request");
        provider.recover(LAST, Part.ANSWER);
        Looking.until(() -> buttons("Ask again").size() == 4); // one each, and the menu above
        press("Ask again");
        desk.await("Answers 3 of 3");
        desk.await("Votes 3 of 3");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        assertThat(provider.asked(FIRST, Part.ANSWER)).isEqualTo(1);
        robot.push(KeyCode.ESCAPE);
        desk.await("2/2");
    }

    @Test
    void oneThatIsStoppedGoesOnWhereItEnded() throws TimeoutException {
        moveIn();
        provider.hold(2, Part.VOTE);
        ask("Which tram?");
        desk.await("Votes 2 of 3");
        press("Stop");
        desk.await("You stopped this council.");
        provider.release(2, Part.VOTE);
        press("Go on");
        desk.await("Votes 3 of 3");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        assertThat(provider.asked(2, Part.ANSWER)).isEqualTo(1);
        assertThat(provider.asked(1, Part.VOTE)).isEqualTo(1);
    }

    @Test
    void whenTheChairmanFailsAnotherWritesAndTheWindowSaysSo() throws TimeoutException {
        moveIn();
        provider.fail(FIRST, Part.CHAIR);
        ask("Which tram?");
        desk.await("model-3 failed, so model-");
        desk.await("sums it up.");
        robot.push(KeyCode.ESCAPE);
        desk.await("3 of 3 answered");
        desk.await("sums it up.");
    }

    @Test
    void aCouncilThatNobodyAnswersSaysSoAndKeepsTheQuestion() throws TimeoutException {
        moveIn();
        provider.fail(1, Part.ANSWER);
        provider.fail(2, Part.ANSWER);
        ask("Which tram?");
        desk.await("Fewer than two seats answered, so there was nothing to judge.");
        robot.push(KeyCode.ESCAPE);
        desk.await("Which tram?");
        provider.recover(1, Part.ANSWER);
        provider.recover(2, Part.ANSWER);
        press("Go on with the council");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        assertThat(provider.asked(3, Part.ANSWER)).isEqualTo(1);
    }

    @Test
    void whoSitsInItIsChangedAndKeptUnderAName() throws TimeoutException {
        moveIn();
        robot.push(COUNCIL);
        desk.await("about $");
        press("Change who sits in this council");
        desk.await("Who sits in this council");
        robot.clickOn("Add a model");
        robot.write("model-2").push(KeyCode.ENTER);
        robot.clickOn(
                (Node node) -> ShownPage.isShown(node) && "Name to keep it under".equals(node.getAccessibleText()));
        robot.write("Trams").push(KeyCode.ENTER);
        desk.await("Trams");
        robot.push(KeyCode.ESCAPE);
        desk.await(node -> node instanceof TextArea && node.isFocused());
        robot.write("Which tram?").push(KeyCode.ENTER);
        desk.await("Answers 4 of 4");
        desk.await(SeatedProvider.chairmanOf(FIRST));
        assertThat(provider.asked(2, Part.ANSWER)).isEqualTo(2);
    }

    @Test
    void whoeverComesBackToItsConversationSeesHowFarItIsByNow() throws TimeoutException {
        moveIn();
        provider.hold(LAST, Part.ANSWER);
        ask("Which tram?");
        desk.await("Answers 2 of 3");
        robot.push(KeyCode.ESCAPE);
        desk.await("answers: 2 of 3");
        desk.pressWithShortcut(KeyCode.N);
        desk.await("What is on your mind?");
        desk.pressWithShortcut(KeyCode.DIGIT1);
        desk.await("answers: 2 of 3");
        provider.release(LAST, Part.ANSWER);
        desk.await("3 of 3 answered");
    }
}
