package app.hearth.desktop.chat;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.Preset;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Has a preset hold in the conversation in sight, or in the one that begins with the next question; what the preset
/// says nothing about stays as it is. There is a way back. Confined to the UI thread; never blocks it.
final class AppliedPreset {
    private final ConversationCalls calls;
    private final OpenConversation open;
    private final ObjectProperty<Instructions> beginning;
    private final ModelPicker models;
    private final Heading heading;
    private final ReadOnlyObjectWrapper<Optional<Done>> done =
            new ReadOnlyObjectWrapper<>(this, "done", Optional.empty());

    /// What was done, and what was there before.
    ///
    /// @param there null for the conversation that had not begun
    record Done(
            @Nullable ConversationId there,
            String preset,
            Instructions before,
            @Nullable ModelName model) {}

    /// @param beginning what is to hold in the conversation that does not exist yet
    AppliedPreset(
            ConversationCalls calls,
            OpenConversation open,
            ObjectProperty<Instructions> beginning,
            ModelPicker models,
            Heading heading) {
        this.calls = calls;
        this.open = open;
        this.beginning = beginning;
        this.models = models;
        this.heading = heading;
        open.idProperty().subscribe(_ -> dismiss());
    }

    /// What was done last, as long as it can be undone here.
    ReadOnlyObjectProperty<Optional<Done>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Until it is stored nothing is sent, so that the next question goes out under it.
    void apply(Preset preset) {
        ConversationId here = open.idProperty().get();
        ModelName model = models.selectedProperty().get();
        if (here == null) {
            Instructions before = beginning.get();
            beginning.set(preset.over(before));
            done(new Done(null, preset.name(), before, model), preset.model());
            return;
        }
        if (open.isBusy()) {
            return;
        }
        BooleanSupplier stillHere = open.exchange().stillHere();
        open.exchange().run(() -> change(here, preset), before -> {
            open.changed(here);
            if (stillHere.getAsBoolean()) {
                heading.readAgain();
                done(new Done(here, preset.name(), before, model), preset.model());
            }
        });
    }

    private Instructions change(ConversationId here, Preset preset) {
        Conversation before = calls.get(here);
        ConversationPatch patch = ConversationPatch.none();
        String prompt = preset.systemPrompt();
        if (prompt != null) {
            patch = patch.withSystemPrompt(prompt);
        }
        JsonNode params = preset.params();
        if (params != null) {
            patch = patch.withParams(params);
        }
        calls.update(here, patch);
        return Instructions.of(before);
    }

    private void done(Done what, @Nullable ModelRef model) {
        if (model != null) {
            models.selectedProperty().set(new ModelName(model.provider(), model.model()));
        }
        done.set(Optional.of(what));
    }

    /// Everything is as it was before.
    void undo() {
        done.get().ifPresent(what -> {
            ConversationId there = what.there();
            if (there != null && open.isBusy()) {
                return;
            }
            dismiss();
            models.selectedProperty().set(what.model());
            if (there == null) {
                beginning.set(what.before());
            } else {
                open.exchange()
                        .run(() -> calls.update(there, ConversationPatch.none().withInstructions(what.before())), _ -> {
                            open.changed(there);
                            heading.readAgain();
                        });
            }
        });
    }

    void dismiss() {
        done.set(Optional.empty());
    }
}
