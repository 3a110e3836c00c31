package app.hearth.desktop.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the model is told in one conversation, before the real server.
final class HereViewModelIT {
    private static final JsonNode COOL = Json.read("{\"temperature\": 0.2}", JsonNode.class);

    private final RealHearth house;
    private final HearthClient anna;
    private final ObjectProperty<Instructions> beginning = new SimpleObjectProperty<>(Instructions.NONE);
    private final List<ModelRef> answering = new ArrayList<>();
    private int done;

    HereViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HereViewModel here() {
        Background background = Background.sameThread();
        return new HereViewModel(
                anna.conversations(),
                new PresetsViewModel(anna.prompts(), background),
                background,
                new HereViewModel.Ways(beginning, answering::add));
    }

    private Conversation conversation() {
        return anna.conversations().create(new NewConversation(null, "Soup", "You cook.", COOL, null));
    }

    @Test
    void anOpenConversationShowsAndChangesWhatHoldsInIt() {
        Conversation soup = conversation();
        HereViewModel here = here();
        here.open(Optional.of(soup.id()));
        assertThat(here.instructions().text().get()).isEqualTo("You cook.");
        assertThat(here.instructions().temperature().get()).isEqualTo("0.2");
        here.instructions().text().set("You bake.");
        here.instructions().temperature().set("");
        here.save(() -> done++);
        Conversation changed = anna.conversations().get(soup.id());
        assertThat(changed.systemPrompt()).isEqualTo("You bake.");
        assertThat(changed.params()).isNull();
        assertThat(done).isOne();
        assertThat(beginning.get()).isEqualTo(Instructions.NONE);
    }

    @Test
    void whatHoldsInAConversationThatDoesNotExistYetIsHandedOn() {
        beginning.set(new Instructions("You cook.", null));
        HereViewModel here = here();
        here.open(Optional.empty());
        assertThat(here.instructions().text().get()).isEqualTo("You cook.");
        here.instructions().limit().set("300");
        here.save(() -> done++);
        assertThat(beginning.get().systemPrompt()).isEqualTo("You cook.");
        assertThat(Json.write(Objects.requireNonNull(beginning.get().params()))).isEqualTo("{\"max_tokens\":300}");
        assertThat(done).isOne();
    }

    @Test
    void aPresetFillsTheFieldsAndItsModelAnswersOnceThatIsSaved() {
        ModelRef small = new ModelRef("home", "small");
        Preset preset = anna.prompts().create(new NewPreset(null, "Cook", "You cook.", small, COOL));
        HereViewModel here = here();
        here.open(Optional.empty());
        assertThat(here.presets().presets().get()).containsExactly(preset);
        here.choose(preset);
        assertThat(answering).isEmpty();
        here.save(() -> done++);
        assertThat(answering).containsExactly(small);
        assertThat(beginning.get()).isEqualTo(new Instructions("You cook.", COOL));
    }

    @Test
    void aPresetLeavesWhatItSaysNothingAbout() {
        Conversation soup = conversation();
        Preset brief = anna.prompts().create(new NewPreset(null, "Brief", "Be brief.", null, null));
        HereViewModel here = here();
        here.open(Optional.of(soup.id()));
        here.choose(brief);
        assertThat(here.instructions().typed()).isEqualTo(new Instructions("Be brief.", COOL));
        JsonNode hot = Json.read("{\"temperature\": 1.5}", JsonNode.class);
        here.choose(anna.prompts().create(new NewPreset(null, "Wild", null, null, hot)));
        assertThat(here.instructions().typed()).isEqualTo(new Instructions("Be brief.", hot));
    }

    @Test
    void whatIsNoParameterIsNotSaved() {
        HereViewModel here = here();
        here.open(Optional.of(conversation().id()));
        here.instructions().temperature().set("warm");
        here.save(() -> done++);
        assertThat(here.instructions().temperatureProblem().get()).isNotEmpty();
        assertThat(done).isZero();
    }

    @Test
    void whatCannotBeReadIsSaidAndNotOverwritten() {
        Conversation soup = conversation();
        HereViewModel here = here();
        anna.logout();
        here.open(Optional.of(soup.id()));
        assertThat(here.saving().failure().get()).isPresent();
        anna.login(new Login("anna", null, Secret.of(RealHearth.PASSWORD), null, "Kitchen"));
        here.save(() -> done++);
        assertThat(done).isZero();
        assertThat(anna.conversations().get(soup.id()).systemPrompt()).isEqualTo("You cook.");
    }
}
