package app.hearth.desktop.chat;

import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Matching;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the composer offers while someone types: presets behind a `/` at its very beginning, models behind an `@` that
/// begins a word. Confined to the UI thread; never blocks it.
final class Offers {
    /// How many are offered at once.
    static final int MOST = 8;

    private static final int LONGEST = 60;
    private static final Pattern PRESET = Pattern.compile("/([^\\n]*)");
    private static final Pattern MODEL = Pattern.compile("(?:^|\\s)@(\\S*)$");

    private final ModelPicker models;
    private final AppliedPreset applied;
    private final Callable<List<Preset>> read;
    private final Background background;
    private final ObservableList<Offer> shown = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper(this, "marked");
    private final ReadOnlyBooleanWrapper noPresets = new ReadOnlyBooleanWrapper(this, "noPresets");
    private List<Preset> presets = List.of();
    private boolean known;
    private Optional<Typed> typed = Optional.empty();
    private boolean dismissed;

    /// What is being typed after its sign, and where in the text that stands.
    record Typed(boolean preset, String words, int start, int end) {}

    /// @param read asks for the presets; blocks
    Offers(ModelPicker models, AppliedPreset applied, Callable<List<Preset>> read, Background background) {
        this.models = models;
        this.applied = applied;
        this.read = read;
        this.background = background;
    }

    /// What is offered now.
    ObservableList<Offer> shown() {
        return shown;
    }

    /// Which of those [#choose] takes.
    ReadOnlyIntegerProperty markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /// Whether a preset is asked for while there is none at all.
    ReadOnlyBooleanProperty noPresetsProperty() {
        return noPresets.getReadOnlyProperty();
    }

    /// The person has typed, or moved to another place of the text.
    void look(String text, int caret) {
        Optional<Typed> before = typed;
        typed = typedAt(text, Math.min(caret, text.length()));
        boolean began = typed.isPresent() && !before.map(Typed::start).equals(typed.map(Typed::start));
        dismissed &= typed.isPresent() && !began;
        if (began && typed.filter(Typed::preset).isPresent()) {
            load();
        }
        if (!typed.equals(before)) {
            offer();
        }
    }

    private static Optional<Typed> typedAt(String text, int caret) {
        String before = text.substring(Math.max(0, caret - LONGEST), caret);
        Matcher preset = PRESET.matcher(before);
        if (caret == before.length() && preset.matches()) {
            return Optional.of(new Typed(true, preset.group(1), 0, caret));
        }
        Matcher model = MODEL.matcher(before);
        return model.find()
                ? Optional.of(
                        new Typed(false, model.group(1), caret - model.group(1).length() - 1, caret))
                : Optional.empty();
    }

    private void load() {
        background.run(
                read,
                now -> {
                    presets = List.copyOf(now);
                    known = true;
                    offer();
                },
                _ -> {}); // those known before are offered; the settings say what is wrong
    }

    private void offer() {
        List<? extends Offer> now =
                dismissed ? List.of() : typed.map(this::meant).orElse(List.of());
        marked.set(0);
        shown.setAll(now);
        noPresets.set(!dismissed
                && known
                && presets.isEmpty()
                && typed.filter(it -> it.preset() && it.words().isEmpty()).isPresent());
    }

    private List<? extends Offer> meant(Typed it) {
        if (!it.preset()) {
            return models.offered(it.words()).stream()
                    .limit(MOST)
                    .map(Offer.OfModel::new)
                    .toList();
        }
        return new Matching(it.words())
                .in(presets, Preset::name).stream()
                        .limit(MOST)
                        .map(Offer.OfPreset::new)
                        .toList();
    }

    boolean isOpen() {
        return !shown.isEmpty();
    }

    /// Marks another one, so many further down; from the last one it goes on to the first.
    void mark(int steps) {
        if (isOpen()) {
            marked.set(Math.floorMod(marked.get() + steps, shown.size()));
        }
    }

    /// Takes the marked one; what was typed for it is to be taken out of the text.
    Optional<Typed> choose() {
        return isOpen() ? choose(shown.get(marked.get())) : Optional.empty();
    }

    /// Takes this one.
    Optional<Typed> choose(Offer offer) {
        Optional<Typed> used = typed;
        dismiss();
        switch (offer) {
            case Offer.OfPreset(Preset preset) -> applied.apply(preset);
            case Offer.OfModel chosen -> models.selectedProperty().set(ModelPicker.nameOf(chosen.model()));
        }
        return used;
    }

    /// Offers no more for what is being typed.
    void dismiss() {
        dismissed = true;
        offer();
    }
}
