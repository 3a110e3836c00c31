package app.hearth.server.prompt;

import app.hearth.common.prompt.PromptSettings;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.server.access.Owner;
import app.hearth.server.provider.Instructions;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What each profile wants every model to be told. Thread-safe; blocks.
public final class ProfilePrompts {
    /// How the change feed calls it; there is one per profile.
    public static final String ENTITY = "prompt_settings";

    private static final String ID = "prompt";

    private final Database database;
    private final ChangeLog changes;

    public ProfilePrompts(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    public Optional<String> of(Owner owner) {
        return database.read(
                handle -> handle.createQuery("SELECT system_prompt FROM profile_prompt WHERE profile_id = :profile")
                        .bind("profile", owner.profile().value())
                        .mapTo(String.class)
                        .findOne());
    }

    PromptSettings get(Owner owner) {
        return new PromptSettings(of(owner).orElse(null));
    }

    PromptSettings change(Owner owner, PromptSettingsPatch patch) {
        String wanted = Instructions.systemPrompt(patch.systemPrompt().value());
        return changes.write(owner, set -> {
            PromptSettings before = get(owner);
            if (!patch.systemPrompt().present() || Objects.equals(wanted, before.systemPrompt())) {
                return before;
            }
            set.handle()
                    .createUpdate("DELETE FROM profile_prompt WHERE profile_id = :profile")
                    .bind("profile", owner.profile().value())
                    .execute();
            if (wanted != null) {
                set.handle()
                        .createUpdate(
                                "INSERT INTO profile_prompt (profile_id, system_prompt) VALUES (:profile, :prompt)")
                        .bind("profile", owner.profile().value())
                        .bind("prompt", wanted)
                        .execute();
            }
            set.upsert(ENTITY, ID);
            return new PromptSettings(wanted);
        });
    }

    /// Where the change feed reads them.
    public Map<String, PromptSettings> states(Owner owner, Collection<String> ids) {
        return ids.contains(ID) ? Map.of(ID, get(owner)) : Map.of();
    }
}
