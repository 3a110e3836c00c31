package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.Looking;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The list of models as it is searched, starred and read.
final class ModelMenuTest {
    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ChatViewModel chat = new ChatViewModel(client, Background.javaFx(), InstantSource.system());

    @BeforeEach
    void open() throws TimeoutException {
        server.models.add(new Model("demo", "lynx", "Lynx", null, null, null, null, true, null));
        server.problems.add(new Models.Unavailable("openrouter", ErrorCode.PROVIDER_ERROR));
        page.open(() -> {
            Region root = (Region) new ChatView(chat).root();
            root.setPrefHeight(800);
            chat.models().refresh();
            return root;
        });
        await(() -> chat.models().knownProperty().get());
        robot.clickOn(".model-button");
        await(() -> cells().equals("Demo Small Demo Large Lynx"));
    }

    @AfterEach
    void close() {
        robot.interact(chat::close);
        client.close();
        server.close();
    }

    @Test
    void aModelIsFoundAndChosenByTheKeyboard() throws TimeoutException {
        robot.write("lar");
        await(() -> cells().equals("Demo Large"));
        robot.push(KeyCode.ENTER);

        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "large"));
        await(() -> cells().isEmpty());
    }

    @Test
    void aStarPutsAModelFirstWithoutChoosingIt() throws TimeoutException {
        robot.clickOn(cell("Lynx").lookup(".model-star"));

        await(() -> cells().equals("Lynx Demo Small Demo Large"));
        assertThat(cell("Lynx").getAccessibleText()).startsWith("Lynx, favourite, Sees pictures, demo");
        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "small"));
    }

    @Test
    void theKeyboardStarsAndChoosesForNewConversations() throws TimeoutException {
        robot.push(KeyCode.DOWN).push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.SPACE);
        await(() -> cells().startsWith("Demo Large"));
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        await(() -> new ModelName("demo", "large")
                .equals(chat.models().forNewProperty().get()));
        await(() -> says("No longer use for new ones"));
        assertThat(cell("Demo Large").getAccessibleText()).contains("for new conversations");
    }

    @Test
    void theAgeOfTheListStandsBelowItWithWhoDidNotAnswerAndAWayToAskAgain() throws TimeoutException {
        await(() -> says("List as of"));
        assertThat(says("OpenRouter did not answer as it should. The models of OpenRouter are missing here."))
                .isTrue();

        robot.clickOn((Node node) -> "Ask the providers for their lists now".equals(node.getAccessibleText()));

        await(() -> server.requests.contains("GET /models?refresh=true"));
    }

    private String cells() {
        return String.join(
                " ",
                robot.lookup(".model-head > .label").queryAllAs(Labeled.class).stream()
                        .filter(label -> label.getGraphic() == null
                                && !label.getStyleClass().contains("model-first")
                                && label.getScene().getWindow().isShowing())
                        .sorted((a, b) -> Double.compare(
                                a.localToScreen(0, 0).getY(),
                                b.localToScreen(0, 0).getY()))
                        .map(Labeled::getText)
                        .toList());
    }

    private ListCell<?> cell(String name) {
        return robot.lookup(".model-list .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell ->
                        cell.getItem() instanceof Model model && model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean says(String words) {
        return page.shown("").stream()
                .map(Labeled::getText)
                .filter(Objects::nonNull)
                .anyMatch(text -> text.contains(words));
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        Looking.until(condition);
    }
}
