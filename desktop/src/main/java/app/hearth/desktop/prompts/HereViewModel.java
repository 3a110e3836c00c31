package app.hearth.desktop.prompts;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// What the model is told in the open conversation, or in the one about to begin. For the UI thread.
public final class HereViewModel {
    private final ConversationCalls calls;
    private final PresetsViewModel presets;
    private final Background background;
    private final Ways ways;
    private final InstructionsViewModel instructions = new InstructionsViewModel();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final Submission saving;
    private Optional<ConversationId> conversation = Optional.empty();
    private Optional<ModelRef> model = Optional.empty();
    private int visit;

    public HereViewModel(ConversationCalls calls, PresetsViewModel presets, Background background, Ways ways) {
        this.calls = calls;
        this.presets = presets;
        this.background = background;
        this.ways = ways;
        this.saving = new Submission(background);
    }

    /// What a conversation begins with that does not exist yet.
    public record Beginning(
            @Nullable String systemPrompt, @Nullable JsonNode params) {}

    /// Where it goes from here: `begin` takes what the next conversation begins with, `answer` the model that a preset
    /// names.
    public record Ways(Consumer<Beginning> begin, Consumer<ModelRef> answer) {}

    InstructionsViewModel instructions() {
        return instructions;
    }

    PresetsViewModel presets() {
        return presets;
    }

    /// Whether the fields show what is stored.
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    Submission saving() {
        return saving;
    }

    /// Shows what holds there; `beginning` where there is no conversation yet.
    void open(Optional<ConversationId> there, Beginning beginning) {
        conversation = there;
        model = Optional.empty();
        visit++;
        saving.reset();
        presets.load();
        instructions.show(Optional.ofNullable(beginning.systemPrompt()), Optional.ofNullable(beginning.params()));
        ready.set(there.isEmpty());
        int here = visit;
        there.ifPresent(id -> background.run(
                () -> calls.get(id),
                found -> {
                    if (here == visit) {
                        show(found);
                    }
                },
                cause -> saving.fail(Explanations.of(cause))));
    }

    private void show(Conversation found) {
        instructions.show(Optional.ofNullable(found.systemPrompt()), Optional.ofNullable(found.params()));
        ready.set(true);
    }

    /// Fills the fields from a preset; nothing is stored yet.
    void choose(Preset preset) {
        instructions.show(Optional.ofNullable(preset.systemPrompt()), Optional.ofNullable(preset.params()));
        model = Optional.ofNullable(preset.model());
    }

    /// Stores what the fields say; `done` when that is so.
    void save(Runnable done) {
        if (!ready.get() || !instructions.check()) {
            return;
        }
        Beginning wanted = new Beginning(instructions.prompt(), instructions.params());
        if (conversation.isEmpty()) {
            ways.begin().accept(wanted);
            model.ifPresent(ways.answer());
            done.run();
            return;
        }
        ConversationId id = conversation.get();
        ConversationPatch patch =
                ConversationPatch.none().withSystemPrompt(wanted.systemPrompt()).withParams(wanted.params());
        saving.send(
                () -> calls.update(id, patch),
                _ -> {
                    model.ifPresent(ways.answer());
                    done.run();
                },
                cause -> Optional.of(Explanations.of(cause)));
    }
}
