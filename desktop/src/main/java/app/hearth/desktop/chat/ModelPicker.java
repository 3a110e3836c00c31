package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final HearthClient client;
    private final Background background;
    private final ObservableList<Model> models = FXCollections.observableArrayList();
    private final ObservableList<String> silent = FXCollections.observableArrayList();
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

    /// The providers that did not tell their models.
    public ObservableList<String> silentProviders() {
        return silent;
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

    /// Asks again which models there are, after a key was saved or deleted.
    public void refresh() {
        loading.set(true);
        background.run(client.keys()::models, this::loaded, failure -> {
            loading.set(false);
            problem.set(Explanations.of(failure));
        });
    }

    /// How a model calls itself, or its id when it is not among the models known.
    public String nameOf(ModelName model) {
        return models.stream()
                .filter(item -> nameOf(item).equals(model))
                .findFirst()
                .map(Model::name)
                .orElse(model.id());
    }

    static ModelName nameOf(Model model) {
        return new ModelName(model.provider(), model.id());
    }

    /// Takes up the model of another conversation: the one chosen there, or the one that answered there last.
    void moveTo(@Nullable ConversationId now, @Nullable ModelName lastAnswer) {
        conversation = null;
        ModelName wanted =
                now == null ? lastUsed : chosen.getOrDefault(now, lastAnswer == null ? lastUsed : lastAnswer);
        if (wanted != null) {
            selected.set(wanted);
        }
        conversation = now;
    }

    /// A conversation has just been made with the selected model.
    void used(ConversationId now, ModelName model) {
        conversation = now;
        lastUsed = model;
        chosen.put(now, model);
    }

    private void loaded(Models answer) {
        loading.set(false);
        known.set(true);
        problem.set(null);
        ModelName before = selected.get();
        models.setAll(answer.items());
        silent.setAll(
                answer.problems().stream().map(Models.Unavailable::provider).toList());
        List<ModelName> names = models.stream().map(ModelPicker::nameOf).toList();
        boolean keep = before != null && !names.isEmpty() && (names.contains(before) || conversation != null);
        selected.set(keep ? before : names.stream().findFirst().orElse(null));
    }
}
