package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the composer offers behind `/` and `@`, before the real server.
final class OffersIT extends AtTheRealServer {
    private static final JsonNode COLD = JsonNodeFactory.instance.objectNode().put("temperature", 0);

    OffersIT(@TempDir Path data) throws Exception {
        super(data);
    }

    private void preset(String name, @Nullable String prompt, @Nullable ModelName model, @Nullable JsonNode params) {
        ModelRef ref = model == null ? null : new ModelRef(model.provider(), model.id());
        anna.prompts().create(new NewPreset(null, name, prompt, ref, params));
    }

    private void type(String text) {
        chat.offers().look(text, text.length());
    }

    private List<String> names() {
        return chat.offers().shown().stream().map(Offer::name).toList();
    }

    private void choosePreset(String name) {
        type("");
        type("/");
        await(() -> names().contains(name));
        chat.offers()
                .choose(chat.offers().shown().stream()
                        .filter(offer -> offer.name().equals(name))
                        .findFirst()
                        .orElseThrow());
        await(() -> !chat.sendingProperty().get());
    }

    @Test
    void aSlashAtTheBeginningOffersThePresetsThatHaveTheWords() {
        preset("Chef for the week", "You cook.", null, null);
        preset("Translator", "You translate.", null, null);
        type("/");
        await(() -> chat.offers().isOpen());

        assertThat(names()).containsExactly("Chef for the week", "Translator");
        type("/WEEK ch");
        assertThat(names()).containsExactly("Chef for the week");
        type("/etc/passwd");
        assertThat(chat.offers().isOpen()).isFalse();
        type("Soup /ch");
        assertThat(chat.offers().isOpen()).isFalse();
        type("/ch\nnext line");
        assertThat(chat.offers().isOpen()).isFalse();
    }

    @Test
    void whoHasNoPresetsIsToldWhereTheyAreMade() {
        type("/");
        await(() -> chat.offers().noPresetsProperty().get());
        type("/a");
        assertThat(chat.offers().noPresetsProperty().get()).isFalse();
    }

    @Test
    void anAtSignThatBeginsAWordOffersModels() {
        type("Ask @think");
        assertThat(names()).containsExactly("Demo: canned answers with reasoning");
        Offers.Typed used = chat.offers().choose().orElseThrow();

        assertThat(chat.models().selectedProperty().get()).isEqualTo(THINKING);
        assertThat("Ask @think".substring(used.start(), used.end())).isEqualTo("@think");
        assertThat(chat.offers().isOpen()).isFalse();
        type("anna@demo");
        assertThat(chat.offers().isOpen()).isFalse();
        type("@demo ");
        assertThat(chat.offers().isOpen()).isFalse();
    }

    @Test
    void theArrowsGoRoundAndWhatIsDismissedStaysAwayUntilItIsBegunAnew() {
        type("@");
        int all = names().size();
        assertThat(all).isGreaterThan(1);
        chat.offers().mark(-1);
        assertThat(chat.offers().markedProperty().get()).isEqualTo(all - 1);
        chat.offers().mark(1);
        assertThat(chat.offers().markedProperty().get()).isZero();
        chat.offers().dismiss();
        type("@d");
        assertThat(chat.offers().isOpen()).isFalse();
        type("");
        type("@d");
        assertThat(chat.offers().isOpen()).isTrue();
    }

    @Test
    void aPresetHoldsInTheConversationThatIsAboutToBegin() {
        preset("Chef", "You cook.", THINKING, null);
        chat.models().selectedProperty().set(PLAIN);
        chat.beginning().set(new Instructions("You bake.", COLD));
        choosePreset("Chef");

        assertThat(chat.beginning().get()).isEqualTo(new Instructions("You cook.", COLD));
        assertThat(chat.models().selectedProperty().get()).isEqualTo(THINKING);
        chat.applied().undo();
        assertThat(chat.beginning().get()).isEqualTo(new Instructions("You bake.", COLD));
        assertThat(chat.models().selectedProperty().get()).isEqualTo(PLAIN);
        assertThat(chat.applied().doneProperty().get()).isEmpty();
    }

    @Test
    void aPresetHoldsInTheOpenConversationAndCanBeTakenBack() {
        preset("Cold", null, null, COLD);
        preset("Chef", "You cook.", null, null);
        ConversationId trip = conversation();
        anna.conversations().update(trip, ConversationPatch.none().withSystemPrompt("You travel."));
        open(chat, trip);
        choosePreset("Cold");
        assertThat(Instructions.of(anna.conversations().get(trip))).isEqualTo(new Instructions("You travel.", COLD));
        choosePreset("Chef");
        assertThat(Instructions.of(anna.conversations().get(trip))).isEqualTo(new Instructions("You cook.", COLD));
        assertThat(chat.applied().doneProperty().get().orElseThrow().preset()).isEqualTo("Chef");

        chat.applied().undo();
        await(() -> !chat.sendingProperty().get());

        assertThat(Instructions.of(anna.conversations().get(trip))).isEqualTo(new Instructions("You travel.", COLD));
    }

    @Test
    void aPresetIsNotTakenBackInAnotherConversation() {
        preset("Chef", "You cook.", null, null);
        open(chat, conversation());
        choosePreset("Chef");
        chat.startNew();

        assertThat(chat.applied().doneProperty().get()).isEmpty();
    }

    @Test
    void nothingIsSentUntilThePresetHolds() {
        preset("Chef", "You cook.", null, null);
        ConversationId trip = conversation();
        open(chat, trip);
        type("/");
        await(() -> chat.offers().isOpen());
        chat.offers().choose();
        chat.draftProperty().set("Soup?");

        assertThat(chat.canSend().get()).isFalse();
        await(() -> chat.canSend().get());
        assertThat(anna.conversations().get(trip).systemPrompt()).isEqualTo("You cook.");
    }
}
