package app.hearth.desktop.chat;

import app.hearth.common.client.ClientException;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.Models;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Matching;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which models there are and which one answers next; every conversation keeps its own. Confined to the UI thread.
public final class ModelPicker {
    private static final ModelName AUTOMATIC = new ModelName("openrouter", "openrouter/auto");

    private final HearthClient client;
    private final Background background;
    private final ObservableList<Model> models = FXCollections.observableArrayList();
    private final ObservableList<ModelName> favourites = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ModelName> forNew = new ReadOnlyObjectWrapper<>(this, "forNew");
    private final ReadOnlyObjectWrapper<@Nullable Models> told = new ReadOnlyObjectWrapper<>(this, "told");
    private final ObjectProperty<@Nullable ModelName> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");
    private final Map<ConversationId, ModelName> chosen = new HashMap<>();
    private @Nullable ModelName lastUsed;
    private @Nullable ConversationId conversation;

    ModelPicker(HearthClient client, Background background) {
        this.client = client;
        this.background = background;
        selected.addListener((_, _, now) -> {
            if (now != null && conversation != null) {
                chosen.put(conversation, now);
            }
        });
    }

    /// All models of all keys, in the order of the server.
    public ObservableList<Model> models() {
        return models;
    }

    /// Those whose names hold all of these words, favourites first.
    List<Model> offered(String words) {
        return new Matching(words)
                .in(models, ModelPicker::wordsOf).stream()
                        .sorted(Comparator.comparing(model -> !favourites.contains(nameOf(model))))
                        .toList();
    }

    private static String wordsOf(Model model) {
        return String.join(" ", model.name(), model.id(), model.provider(), KnownProvider.nameOf(model.provider()));
    }

    /// The starred models and then the others of these, as far as a key opens them.
    List<ModelName> favouritesAnd(Collection<ModelName> others) {
        return Stream.concat(favourites.stream(), others.stream())
                .distinct()
                .filter(names()::contains)
                .toList();
    }

    /// The models the person has starred, the oldest first; also such as no key opens at present.
    public ObservableList<ModelName> favourites() {
        return favourites;
    }

    /// The model that new conversations begin with; null while none is chosen for that.
    public ReadOnlyObjectProperty<@Nullable ModelName> forNewProperty() {
        return forNew.getReadOnlyProperty();
    }

    /// What the server told last, with the age of the lists and who did not answer; null before it did.
    ReadOnlyObjectProperty<@Nullable Models> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// The model that answers the next question; null while there is none to choose.
    public ObjectProperty<@Nullable ModelName> selectedProperty() {
        return selected;
    }

    /// What is known of the selected model.
    Optional<Model> selected() {
        return models.stream()
                .filter(model -> nameOf(model).equals(selected.get()))
                .findFirst();
    }

    /// Why the models could not be asked for.
    public ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Whether the server has told its models at least once; then no models means no usable key.
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// Reads again which models there are, after a key was saved or deleted or some time has passed.
    public void refresh() {
        load(client.keys()::models);
    }

    /// Has every provider asked for its list anew, and waits for them.
    void askProviders() {
        if (!loading.get()) {
            load(client.keys()::refreshModels);
        }
    }

    /// @param failed why the person's choices could not be read
    private record Known(Models models, Optional<ModelSettings> settings, Optional<Exception> failed) {}

    private void load(Callable<Models> call) {
        loading.set(true);
        background.run(() -> withSettings(call.call()), this::loaded, failure -> {
            loading.set(false);
            problem.set(Explanations.of(failure));
        });
    }

    /// Models can be chosen also when favourites cannot be read.
    private Known withSettings(Models found) {
        try {
            return new Known(found, Optional.of(client.keys().modelSettings()), Optional.empty());
        } catch (ClientException e) {
            return new Known(found, Optional.empty(), Optional.of(e));
        }
    }

    /// Stars a model, or takes its star away.
    void toggleFavourite(ModelName model) {
        ModelRef ref = new ModelRef(model.provider(), model.id());
        change(favourites.contains(model) ? ModelSettingsPatch.noFavourite(ref) : ModelSettingsPatch.favourite(ref));
    }

    /// From now on new conversations begin with this model, or again with the one used last when it was this one.
    void toggleForNew(ModelName model) {
        change(ModelSettingsPatch.defaultTo(
                model.equals(forNew.get()) ? null : new ModelRef(model.provider(), model.id())));
    }

    private void change(ModelSettingsPatch patch) {
        background.run(
                () -> client.keys().change(patch),
                settings -> {
                    problem.set(null);
                    chose(settings);
                },
                failure -> problem.set(Explanations.of(failure)));
    }

    private void chose(ModelSettings settings) {
        favourites.setAll(
                settings.favourites().stream().map(ModelPicker::modelOf).toList());
        ModelRef chosenForNew = settings.defaultModel();
        forNew.set(chosenForNew == null ? null : modelOf(chosenForNew));
    }

    private static ModelName modelOf(ModelRef ref) {
        return new ModelName(ref.provider(), ref.model());
    }

    /// How a model calls itself, or its id when it is not among the models known.
    public String nameOf(ModelName model) {
        return models.stream()
                .filter(item -> nameOf(item).equals(model))
                .findFirst()
                .map(Model::name)
                .orElse(model.id());
    }

    String nameOf(ModelRef model) {
        return nameOf(new ModelName(model.provider(), model.model()));
    }

    static ModelName nameOf(Model model) {
        return new ModelName(model.provider(), model.id());
    }

    /// Takes up the model of another conversation: the one chosen there, or the one that answered there last.
    void moveTo(@Nullable ConversationId now, @Nullable ModelName lastAnswer) {
        conversation = null;
        ModelName wanted = now == null ? first() : chosen.getOrDefault(now, lastAnswer == null ? lastUsed : lastAnswer);
        if (wanted != null) {
            selected.set(wanted);
        }
        conversation = now;
    }

    /// A conversation has just been made without it.
    void begun(ConversationId now) {
        conversation = now;
    }

    /// A conversation has just been made with the selected model.
    void used(ConversationId now, ModelName model) {
        conversation = now;
        lastUsed = model;
        chosen.put(now, model);
    }

    /// What a new conversation begins with: the model chosen for that as long as a key opens it, else the one used
    /// last.
    private @Nullable ModelName first() {
        ModelName wanted = forNew.get();
        return wanted != null && names().contains(wanted) ? wanted : lastUsed;
    }

    private List<ModelName> names() {
        return models.stream().map(ModelPicker::nameOf).toList();
    }

    private void loaded(Known answer) {
        loading.set(false);
        known.set(true);
        problem.set(answer.failed().map(Explanations::of).orElse(null));
        answer.settings().ifPresent(this::chose);
        ModelName before = selected.get();
        models.setAll(answer.models().items());
        told.set(answer.models());
        List<ModelName> names = names();
        boolean keep = before != null && !names.isEmpty() && (names.contains(before) || conversation != null);
        ModelName wanted = first();
        ModelName other = wanted != null && names.contains(wanted) ? wanted : unasked(names);
        selected.set(keep ? before : other);
    }

    /// What answers whoever has never chosen: where one model stands for all, that one, and not the newest of hundreds.
    private static @Nullable ModelName unasked(List<ModelName> names) {
        return names.contains(AUTOMATIC)
                ? AUTOMATIC
                : names.stream().findFirst().orElse(null);
    }
}
