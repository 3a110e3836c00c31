package app.hearth.desktop.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The page of what models are told, as it is clicked, before a server that answers what it is told.
final class PromptsPageTest {
    private static final String ID = "0199e7a2-0000-7000-8000-000000000031";
    private static final String COOK = preset("Cook", "\"You cook.\"", "null");
    private static final String MODELS = """
            {"items":[{"provider":"home","id":"small","name":"The small one"}],"problems":[],"providers":[],
            "fetched_at":"2026-01-01T00:00:00.000Z"}""";

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();

    private static String preset(String name, String prompt, String model) {
        return """
                {"id":"%s","name":"%s","system_prompt":%s,"model":%s,"params":{"temperature":0.2,"top_p":0.5},"version":1,
                "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}""".formatted(ID, name, prompt, model);
    }

    @BeforeEach
    void answer() {
        hearth.on("GET /settings/prompt", 200, "{\"system_prompt\":\"I cook for four.\"}")
                .on("GET /presets", 200, ShownPage.items(COOK))
                .on("GET /models", 200, MODELS);
    }

    private void open() throws TimeoutException {
        Background background = Background.sameThread();
        page.open(() -> new PromptsPage(
                        page.client(),
                        background,
                        new PresetsViewModel(page.client().prompts(), background))
                .root());
    }

    private void type(String field, String words) {
        robot.interact(() -> page.field(field).setText(words));
    }

    private List<String> sent(String call) {
        return hearth.requests().stream()
                .filter(request -> request.startsWith(call))
                .toList();
    }

    @Test
    void whatEveryModelIsToldIsShownChangedAndSaid() throws TimeoutException {
        open();
        assertThat(page.field("What every model should know").getText()).isEqualTo("I cook for four.");
        assertThat(page.button("Save").isDisabled()).isTrue();
        hearth.on("PATCH /settings/prompt", 200, "{\"system_prompt\":\"I cook for five.\"}");
        type("What every model should know", "I cook for five.");
        page.click("Save");
        assertThat(sent("PATCH /settings/prompt")).singleElement().asString().contains("I cook for five.");
        assertThat(page.shown("Saved.")).hasSize(1);
        assertThat(page.button("Save").isDisabled()).isTrue();
    }

    @Test
    void whatCannotBeSavedStaysInItsFieldWithAReason() throws TimeoutException {
        open();
        hearth.on("PATCH /settings/prompt", 507, FakeHearth.problem(507, "storage_full"));
        type("What every model should know", "I cook for five.");
        page.click("Save");
        assertThat(page.field("What every model should know").getText()).isEqualTo("I cook for five.");
        assertThat(page.shown("Saved.")).isEmpty();
        assertThat(robot.lookup(".notice-line").queryAll().stream()
                        .filter(node -> node.getParent().isVisible()))
                .hasSize(1);
    }

    @Test
    void withoutPresetsThePageSaysWhatTheyAreGoodFor() throws TimeoutException {
        hearth.on("GET /presets", 200, ShownPage.items());
        open();
        assertThat(page.shown("No presets yet.")).hasSize(1);
    }

    @Test
    void presetsThatCannotBeReadAreAskedForAgain() throws TimeoutException {
        hearth.on("GET /presets", 500, FakeHearth.problem(500, "internal"));
        open();
        assertThat(page.shown("No presets yet.")).isEmpty();
        hearth.on("GET /presets", 200, ShownPage.items(COOK));
        page.click("Try again");
        assertThat(page.shown("Cook")).hasSize(1);
        assertThat(page.shown("Try again")).isEmpty();
    }

    @Test
    void aPresetIsMadeWithAllThatItHolds() throws TimeoutException {
        open();
        hearth.on("POST /presets", 201, COOK);
        page.click("New preset");
        type("Name", "Cook");
        type("Instructions", "You cook.");
        type("Temperature", "0,2");
        type("Longest answer, in tokens", "300");
        robot.interact(() -> models().getSelectionModel().select(1));
        page.click("Save preset");
        assertThat(sent("POST /presets"))
                .singleElement()
                .asString()
                .contains("\"name\":\"Cook\"")
                .contains("\"system_prompt\":\"You cook.\"")
                .contains("{\"provider\":\"home\",\"model\":\"small\"}")
                .contains("{\"temperature\":0.2,\"max_tokens\":300}");
        assertThat(page.shown("Save preset")).isEmpty();
    }

    private ComboBox<?> models() {
        return robot.lookup(".combo-box").queryComboBox();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsSent() throws TimeoutException {
        open();
        page.click("New preset");
        type("Temperature", "warm");
        page.click("Save preset");
        assertThat(page.shown("A preset needs a name.")).hasSize(1);
        assertThat(page.shown("A number between 0 and 2")).hasSize(1);
        assertThat(sent("POST /presets")).isEmpty();
    }

    @Test
    void aPresetIsChangedAndWhatTheWindowDoesNotKnowStays() throws TimeoutException {
        hearth.on(
                "GET /presets",
                200,
                ShownPage.items(preset("Cook", "\"You cook.\"", "{\"provider\":\"gone\",\"model\":\"old\"}")));
        open();
        hearth.on("PATCH /presets/" + ID, 200, COOK);
        press("Change Cook");
        assertThat(page.field("Instructions").getText()).isEqualTo("You cook.");
        type("Name", "Chef");
        page.click("Save preset");
        assertThat(sent("PATCH /presets/" + ID))
                .singleElement()
                .asString()
                .contains("\"name\":\"Chef\"")
                .contains("{\"provider\":\"gone\",\"model\":\"old\"}")
                .contains("\"top_p\":0.5");
    }

    private void press(String accessible) {
        robot.interact(() -> robot.lookup(node -> accessible.equals(node.getAccessibleText()))
                .queryButton()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aPresetThatIsDeletedCanBeBroughtBackAsItWas() throws TimeoutException {
        open();
        hearth.on("DELETE /presets/" + ID, 204, "").on("POST /presets", 201, COOK);
        hearth.on("GET /presets", 200, ShownPage.items());
        press("Delete Cook");
        assertThat(page.shown("“Cook” is deleted.")).hasSize(1);
        page.click("Undo");
        assertThat(sent("POST /presets"))
                .singleElement()
                .asString()
                .contains(ID)
                .contains("\"top_p\":0.5");
        assertThat(page.shown("“Cook” is deleted.")).isEmpty();
    }
}
