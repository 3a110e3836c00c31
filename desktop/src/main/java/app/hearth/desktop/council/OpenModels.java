package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Matching;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;

/// The models that keys open at present, and what any model is called. For the UI thread.
final class OpenModels {
    private final ObservableList<Model> models;
    private final ListChangeListener<Model> changed;

    /// `changed` is run whenever there are others; the list does not keep it, nor this, in memory.
    OpenModels(ObservableList<Model> models, Runnable changed) {
        this.models = models;
        this.changed = _ -> changed.run();
        models.addListener(new WeakListChangeListener<>(this.changed));
    }

    static ModelRef refOf(Model model) {
        return new ModelRef(model.provider(), model.id());
    }

    List<Model> all() {
        return List.copyOf(models);
    }

    boolean isOpen(ModelRef ref) {
        return find(ref).isPresent();
    }

    Optional<Model> find(ModelRef ref) {
        return models.stream().filter(model -> refOf(model).equals(ref)).findFirst();
    }

    /// How it calls itself, or its id when no key opens it.
    String nameOf(ModelRef ref) {
        return find(ref).map(Model::name).orElse(ref.model());
    }

    /// Those whose names hold all of these words.
    List<Model> offered(String words) {
        return new Matching(words).in(models, OpenModels::wordsOf);
    }

    private static String wordsOf(Model model) {
        return String.join(" ", model.name(), model.id(), model.provider());
    }
}
