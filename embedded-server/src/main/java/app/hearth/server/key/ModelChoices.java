package app.hearth.server.key;

import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What profiles have chosen among models: favourites, each for itself, and one default. A choice holds whether a key
/// opens the model or not. Thread-safe; blocks.
public final class ModelChoices {
    /// How the change feed calls what one profile has chosen; there is one of it per profile.
    public static final String ENTITY = "model_settings";

    private static final String ID = "models";
    private static final String FAVOURITE = "favourite";
    private static final String DEFAULT = "default";
    private static final int MOST = 200;
    private static final int MAX_MODEL = 256;

    private final Database database;
    private final ChangeLog changes;

    public ModelChoices(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    ModelSettings get(Owner owner) {
        return database.read(handle -> get(handle, owner));
    }

    private record Choice(String kind, ModelRef model, long chosenAt) {}

    private static ModelSettings get(Handle handle, Owner owner) {
        List<Choice> choices = handle.createQuery("""
                        SELECT kind, provider, model, chosen_at FROM model_choice WHERE profile_id = :profile
                        ORDER BY profile_id, kind, provider, model
                        """)
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> new Choice(
                        row.text("kind"),
                        new ModelRef(row.text("provider"), row.text("model")),
                        row.bigNumber("chosen_at"))))
                .list();
        List<ModelRef> favourites = choices.stream()
                .filter(choice -> choice.kind().equals(FAVOURITE))
                .sorted(Comparator.comparingLong(Choice::chosenAt))
                .map(Choice::model)
                .toList();
        Optional<ModelRef> first = choices.stream()
                .filter(choice -> choice.kind().equals(DEFAULT))
                .map(Choice::model)
                .findFirst();
        return new ModelSettings(favourites, first.orElse(null));
    }

    /// Adds and takes away what the patch names; a model that is added again keeps its place.
    ModelSettings change(Owner owner, ModelSettingsPatch patch) {
        List<ModelRef> gone = checked("remove_favourites", patch.removeFavourites());
        List<ModelRef> added = checked("add_favourites", patch.addFavourites());
        ModelRef wanted = patch.defaultModel().value();
        ModelRef start = wanted == null ? null : checked("default_model", wanted);
        return changes.write(owner, set -> {
            ModelSettings before = get(set.handle(), owner);
            gone.forEach(model -> delete(set, owner, FAVOURITE, model));
            added.stream()
                    .distinct()
                    .filter(model -> !before.favourites().contains(model) || gone.contains(model))
                    .forEach(model -> insert(set, owner, FAVOURITE, model));
            if (patch.defaultModel().present()) {
                Optional.ofNullable(before.defaultModel()).ifPresent(model -> delete(set, owner, DEFAULT, model));
                Optional.ofNullable(start).ifPresent(model -> insert(set, owner, DEFAULT, model));
            }
            ModelSettings after = get(set.handle(), owner);
            if (after.favourites().size() > MOST) {
                throw new InvalidFieldException("add_favourites", "There can be at most 200 favourites.");
            }
            if (!after.equals(before)) {
                set.upsert(ENTITY, ID);
            }
            return after;
        });
    }

    private static List<ModelRef> checked(String field, @Nullable List<ModelRef> models) {
        if (models == null) {
            return List.of();
        }
        if (models.size() > MOST) {
            throw new InvalidFieldException(field, "At most 200 models change at once.");
        }
        return models.stream().map(model -> checked(field, model)).toList();
    }

    private static ModelRef checked(String field, ModelRef model) {
        String provider = KeyRules.name(model.provider());
        if (!KeyRules.isName(provider)
                || model.model().isBlank()
                || model.model().length() > MAX_MODEL) {
            throw new InvalidFieldException(field, "This names no model of a provider.");
        }
        return new ModelRef(provider, model.model());
    }

    private static void delete(ChangeSet set, Owner owner, String kind, ModelRef model) {
        set.handle()
                .createUpdate("""
                        DELETE FROM model_choice
                        WHERE profile_id = :profile AND kind = :kind AND provider = :provider AND model = :model
                        """)
                .bind("profile", owner.profile().value())
                .bind("kind", kind)
                .bind("provider", model.provider())
                .bind("model", model.model())
                .execute();
    }

    private static void insert(ChangeSet set, Owner owner, String kind, ModelRef model) {
        set.handle()
                .createUpdate("""
                        INSERT INTO model_choice (profile_id, kind, provider, model, chosen_at)
                        VALUES (:profile, :kind, :provider, :model, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("kind", kind)
                .bind("provider", model.provider())
                .bind("model", model.model())
                .bind("now", set.nowMillis())
                .execute();
    }

    /// Where the change feed reads them.
    public Map<String, ModelSettings> states(Owner owner, Collection<String> ids) {
        return ids.contains(ID) ? Map.of(ID, get(owner)) : Map.of();
    }
}
