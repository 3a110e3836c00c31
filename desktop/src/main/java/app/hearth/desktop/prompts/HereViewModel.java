package app.hearth.desktop.prompts;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

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

    /// Where it goes from here: `beginning` is what holds in the conversation that does not exist yet, `answer` takes
    /// the model that a preset names.
    public record Ways(ObjectProperty<Instructions> beginning, Consumer<ModelRef> answer) {}

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

    /// Shows what holds there; empty for the conversation that does not exist yet.
    void open(Optional<ConversationId> there) {
        conversation = there;
        model = Optional.empty();
        visit++;
        saving.reset();
        presets.load();
        instructions.show(there.isEmpty() ? ways.beginning().get() : Instructions.NONE);
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
        instructions.show(Instructions.of(found));
        ready.set(true);
    }

    /// Fills the fields that the preset says something about; nothing is stored yet.
    void choose(Preset preset) {
        instructions.show(preset.over(instructions.typed()));
        model = Optional.ofNullable(preset.model());
    }

    /// Stores what the fields say; `done` when that is so.
    void save(Runnable done) {
        if (!ready.get() || !instructions.check()) {
            return;
        }
        Instructions wanted = instructions.typed();
        if (conversation.isEmpty()) {
            ways.beginning().set(wanted);
            model.ifPresent(ways.answer());
            done.run();
            return;
        }
        ConversationId id = conversation.get();
        ConversationPatch patch = ConversationPatch.none().withInstructions(wanted);
        saving.send(
                () -> calls.update(id, patch),
                _ -> {
                    model.ifPresent(ways.answer());
                    done.run();
                },
                cause -> Optional.of(Explanations.of(cause)));
    }
}
