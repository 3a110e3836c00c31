package app.hearth.desktop.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The sheet of a conversation, as it is opened and filled, before a server that answers what it is told.
final class HereViewTest {
    private static final String ID = "0199e7a2-0000-7000-8000-000000000041";
    private static final String SOUP = conversation("\"You cook.\"");
    private static final String PRESET = """
            {"id":"0199e7a2-0000-7000-8000-000000000042","name":"Baker","system_prompt":"You bake.",
            "model":{"provider":"home","model":"small"},"params":{"temperature":0.2},"version":1,
            "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}""";

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();
    private final ObjectProperty<Instructions> beginning = new SimpleObjectProperty<>(Instructions.NONE);
    private final List<ModelRef> answering = new ArrayList<>();

    private static String conversation(String prompt) {
        return """
                {"id":"%s","title":"Soup","title_source":"user","system_prompt":%s,"params":null,"tags":[],"pinned":false,
                "archived":false,"current_leaf_id":null,"message_count":0,"version":1,
                "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","deleted_at":null}""".formatted(ID, prompt);
    }

    /// Opens the sheet from a button at the right end of the window.
    private Button open(Optional<ConversationId> conversation) throws TimeoutException {
        return open(conversation, Background.sameThread());
    }

    private Button open(Optional<ConversationId> conversation, Background background) throws TimeoutException {
        Button button = new Button("Sliders");
        page.open(() -> {
            HereView sheet = new HereView(new HereViewModel(
                    page.client().conversations(),
                    new PresetsViewModel(page.client().prompts(), background),
                    background,
                    new HereViewModel.Ways(beginning, answering::add)));
            button.setOnAction(_ -> sheet.open(button, conversation));
            HBox line = new HBox(button);
            line.setAlignment(Pos.TOP_RIGHT);
            return line;
        });
        page.click("Sliders");
        WaitForAsyncUtils.waitForFxEvents();
        return button;
    }

    private static Optional<ConversationId> soup() {
        return Optional.of(new ConversationId(UUID.fromString(ID)));
    }

    private List<String> sent(String call) {
        return hearth.requests().stream()
                .filter(request -> request.startsWith(call))
                .toList();
    }

    @Test
    void itOpensUnderItsButtonReadyToWriteIn() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items());
        Button button = open(Optional.empty());
        Node sheet = robot.lookup(".sheet").query();
        Bounds there = sheet.localToScreen(sheet.getBoundsInLocal());
        Bounds above = button.localToScreen(button.getBoundsInLocal());
        assertThat(there.getMaxX()).isCloseTo(above.getMaxX(), offset(4.0));
        assertThat(there.getMinY()).isGreaterThan(above.getMaxY());
        assertThat(page.field("Instructions").isFocused()).isTrue();
        assertThat(page.shown("Begin from a preset")).isEmpty();
    }

    @Test
    void whatHoldsInAConversationIsShownChangedAndStored() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items()).on("GET /conversations/" + ID, 200, SOUP);
        open(soup());
        assertThat(page.field("Instructions").getText()).isEqualTo("You cook.");
        assertThat(page.field("Instructions").isFocused()).isTrue();
        hearth.on("PATCH /conversations/" + ID, 200, conversation("\"You bake.\""));
        robot.interact(() -> page.field("Instructions").setText("You bake."));
        page.click("Save instructions");
        assertThat(sent("PATCH /conversations/"))
                .singleElement()
                .asString()
                .contains("\"system_prompt\":\"You bake.\"");
        assertThat(robot.lookup(".sheet").tryQuery()).isEmpty();
    }

    @Test
    void itIsReadyToWriteInAsSoonAsItIsRead() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items(PRESET)).on("GET /conversations/" + ID, 200, SOUP);
        Queue<Runnable> work = new ArrayDeque<>();
        open(soup(), new Background(work::add, Platform::runLater));
        work.remove().run();
        ComboBox<?> presets = robot.lookup(".sheet .combo-box").queryComboBox();
        robot.interact(presets::requestFocus);
        assertThat(page.field("Instructions").isFocused()).isFalse();
        work.remove().run();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page.field("Instructions").isFocused()).isTrue();
        assertThat(page.field("Instructions").getText()).isEqualTo("You cook.");
    }

    @Test
    void whatCannotBeStoredStaysOpenWithAReason() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items()).on("GET /conversations/" + ID, 200, SOUP);
        open(soup());
        hearth.on("PATCH /conversations/" + ID, 507, FakeHearth.problem(507, "storage_full"));
        robot.interact(() -> page.field("Instructions").setText("You bake."));
        page.click("Save instructions");
        assertThat(page.field("Instructions").getText()).isEqualTo("You bake.");
        assertThat(robot.lookup(".sheet .notice").queryAll().stream().filter(Node::isVisible))
                .hasSize(1);
    }

    @Test
    void aPresetFillsTheFieldsAndItsModelAnswers() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items(PRESET));
        open(Optional.empty());
        robot.interact(() -> robot.lookup(".sheet .combo-box")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .select(0));
        page.click("Save instructions");
        assertThat(beginning.get().systemPrompt()).isEqualTo("You bake.");
        assertThat(answering).containsExactly(new ModelRef("home", "small"));
    }

    @Test
    void escapeLeavesEverythingAsItWas() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items());
        open(Optional.empty());
        robot.interact(() -> page.field("Instructions").setText("You bake."));
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".sheet").tryQuery()).isEmpty();
        assertThat(beginning.get()).isEqualTo(Instructions.NONE);
    }
}
