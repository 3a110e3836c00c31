package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.EmbeddedServer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// From nothing to the first answer, as a newcomer walks it: the real server, and what it asks is made up.
final class FirstAnswerIT {
    private static final List<String> HEADINGS = List.of(
            "Who are you?", "Keep this code", "Add a key to start", "Who is to answer?", "What is on your mind?");

    @TempDir
    private Path data;

    @RegisterExtension
    private final Desk desk = new Desk();

    private final Set<String> seen = new LinkedHashSet<>();

    @Test
    void withAnOllamaThereAreThreeScreensOneNameAndNoKey() throws Exception {
        try (FakeOllama ollama = new FakeOllama()) {
            desk.open(desk.parts(
                    data,
                    config -> EmbeddedServer.find()
                            .start(config.withTitles(false).withOllamaAddresses(List.of(ollama.baseUrl())))));
            sayTheName();
            see("Ollama runs on this computer with 1 model");
            click("Use it");
            see("What is on your mind?");
            desk.await("gemma3:4b");
            click("Explain how a heat pump works");
            assertThat(composer().getText()).startsWith("Explain to me in five sentences");
            assertThat(composer().isFocused()).isTrue();
            press(KeyCode.ENTER);
            desk.await(FakeOllama.ANSWER);
            assertThat(seen).hasSizeLessThanOrEqualTo(3);
            assertThat(desk.shows("Show the code"))
                    .as("the code still waits to be kept")
                    .isTrue();
        }
    }

    @Test
    void withAKeyThereAreThreeScreensAndNothingElseHasToBeFound() throws Exception {
        HouseWithDemoProvider house = new HouseWithDemoProvider();
        desk.open(desk.parts(data, house));
        sayTheName();
        see("Add a key to start");
        click(".combo-box");
        click("Another provider");
        fill("What do you call it?", "Kitchen server");
        fill("Address", house.providerAddress());
        fill("Key", "demo-key");
        press(KeyCode.ENTER);
        see("What is on your mind?");
        desk.await("Demo: canned answers");
        desk.await(node -> node instanceof TextArea && node.isFocused());
        robot().write("Plan a week of soups");
        press(KeyCode.ENTER);
        desk.await("canned demo answer");
        assertThat(seen).containsExactly("Who are you?", "Add a key to start", "What is on your mind?");
    }

    @Test
    void aKeyThatLeadsNowhereKeepsTheNewcomerWhereItCanBePutRight() throws Exception {
        HouseWithDemoProvider house = new HouseWithDemoProvider();
        desk.open(desk.parts(data, house));
        sayTheName();
        see("Add a key to start");
        click(".combo-box");
        click("Another provider");
        fill("What do you call it?", "Kitchen server");
        fill("Address", "http://127.0.0.1:1/v1");
        fill("Key", "demo-key");
        press(KeyCode.ENTER);
        desk.await("could not be reached");
        assertThat(desk.shows("Add a key to start")).isTrue();
        fill("What do you call it?", "Kitchen server");
        fill("Address", house.providerAddress());
        fill("Key", "demo-key");
        press(KeyCode.ENTER);
        see("What is on your mind?");
    }

    private void sayTheName() throws TimeoutException {
        see("Who are you?");
        robot().write("Anna");
        press(KeyCode.ENTER);
    }

    private void see(String text) throws TimeoutException {
        desk.await(text);
        HEADINGS.stream().filter(desk::shows).forEach(seen::add);
    }

    private TextArea composer() {
        return robot().lookup(
                        (Node node) -> node instanceof TextArea area && area.isEditable() && ShownPage.isShown(area))
                .query();
    }

    private void fill(String called, String words) {
        robot().clickOn((Node node) -> called.equals(node.getAccessibleText()) && ShownPage.isShown(node))
                .write(words);
    }

    private void click(String what) {
        robot().clickOn(what);
    }

    private void press(KeyCode key) {
        robot().push(key);
    }

    private FxRobot robot() {
        return desk.robot();
    }
}
