package app.hearth.server.prompt;

import app.hearth.server.access.Owner;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSource;
import app.hearth.server.sync.Replays;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Standing prompts and presets, joined. Thread-safe.
public final class PromptParts {
    private final ProfilePrompts prompts;
    private final Presets presets;

    public PromptParts(Database database, ChangeLog changes, InstantSource clock) {
        this.prompts = new ProfilePrompts(database, changes);
        this.presets = new Presets(database, changes, clock);
    }

    /// What the profile wants every model to be told.
    public Optional<String> standing(Owner owner) {
        return prompts.of(owner);
    }

    /// Where the change feed reads what belongs here.
    public Map<String, ChangeSource> sources() {
        return Map.of(ProfilePrompts.ENTITY, prompts::states, Presets.ENTITY, presets::states);
    }

    public Routes routes(Replays replays) {
        return new PromptRoutes(prompts, presets, replays);
    }
}
