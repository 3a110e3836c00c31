package app.hearth.server.prompt;

import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Versions;
import app.hearth.server.provider.Instructions;
import app.hearth.server.provider.ModelNames;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// The presets of every profile: few, so that they are read as a whole. Two may have one name. Thread-safe; blocks.
public final class Presets {
    /// How the change feed calls a preset.
    public static final String ENTITY = "preset";

    private static final int MOST = 200;
    private static final int MAX_NAME = 100;
    private static final String SELECT = """
            SELECT id, name, system_prompt, provider, model, params, version, created_at, updated_at FROM preset
            """;

    private final Database database;
    private final ChangeLog changes;
    private final InstantSource clock;

    public Presets(Database database, ChangeLog changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /// By name, as people sort: without regard to case.
    List<Preset> list(Owner owner) {
        return database
                .read(handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(Presets::read))
                        .list())
                .stream()
                .sorted(Comparator.comparing(Preset::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(preset -> preset.id().value()))
                .toList();
    }

    private static Preset read(Row row) {
        String provider = row.nullableText("provider");
        String model = row.nullableText("model");
        String params = row.nullableText("params");
        return new Preset(
                new PresetId(row.uuid("id")),
                row.text("name"),
                row.nullableText("system_prompt"),
                provider == null || model == null ? null : new ModelRef(provider, model),
                params == null ? null : Json.read(params, JsonNode.class),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    Optional<Preset> find(Owner owner, PresetId id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile AND id = :id")
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .map(Row.to(Presets::read))
                .findOne());
    }

    Preset get(Owner owner, PresetId id) {
        return find(owner, id).orElseThrow(HttpFailure::notFound);
    }

    /// Where the change feed reads presets.
    public Map<String, Preset> states(Owner owner, Collection<String> ids) {
        return list(owner).stream()
                .filter(preset -> ids.contains(preset.id().toString()))
                .collect(Collectors.toMap(preset -> preset.id().toString(), Function.identity()));
    }

    /// A preset and whether this call made it.
    record Created(Preset preset, boolean isNew) {}

    /// What a preset holds, within its limits.
    private record Content(
            String name,
            @Nullable String systemPrompt,
            @Nullable ModelRef model,
            @Nullable JsonNode params) {
        static Content of(
                @Nullable String name,
                @Nullable String systemPrompt,
                @Nullable ModelRef model,
                @Nullable JsonNode params) {
            return new Content(
                    name(name),
                    Instructions.systemPrompt(systemPrompt),
                    model == null ? null : ModelNames.checked("model", model),
                    Instructions.parameters(params));
        }

        private static String name(@Nullable String given) {
            String name = given == null ? "" : given.strip();
            int length = name.codePointCount(0, name.length());
            if (length < 1 || length > MAX_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
                throw new InvalidFieldException("name", "A preset's name has between 1 and 100 characters.");
            }
            return name;
        }

        Update bind(Update update, Owner owner, PresetId id, ChangeSet set) {
            return update.bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .bind("name", name)
                    .bind("prompt", systemPrompt)
                    .bind("provider", model == null ? null : model.provider())
                    .bind("model", model == null ? null : model.model())
                    .bind("params", params == null ? null : Json.write(params))
                    .bind("now", set.nowMillis());
        }
    }

    Created create(Owner owner, NewPreset wanted) {
        Content content = Content.of(wanted.name(), wanted.systemPrompt(), wanted.model(), wanted.params());
        return changes.write(owner, set -> {
            PresetId id = wanted.id() == null ? PresetId.next(clock) : wanted.id();
            Optional<Preset> same = find(owner, id);
            if (same.isPresent()) {
                return new Created(same.get(), false);
            }
            if (list(owner).size() >= MOST) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "There can be at most 200 presets. Delete one you no longer need.");
            }
            Update insert = set.handle().createUpdate("""
                    INSERT INTO preset (profile_id, id, name, system_prompt, provider, model, params, version,
                        created_at, updated_at)
                    VALUES (:profile, :id, :name, :prompt, :provider, :model, :params, 1, :now, :now)
                    """);
            content.bind(insert, owner, id, set).execute();
            set.upsert(ENTITY, id);
            return new Created(get(owner, id), true);
        });
    }

    Preset update(Owner owner, PresetId id, PresetPatch patch, Optional<Integer> expectedVersion) {
        return changes.write(owner, set -> {
            Preset before = get(owner, id);
            Versions.require(expectedVersion, before.version());
            Content content = Content.of(
                    patch.name().orElse(before.name()),
                    patch.systemPrompt().orElse(before.systemPrompt()),
                    patch.model().orElse(before.model()),
                    patch.params().orElse(before.params()));
            Update update = set.handle().createUpdate("""
                    UPDATE preset SET name = :name, system_prompt = :prompt, provider = :provider, model = :model,
                        params = :params, version = version + 1, updated_at = :now
                    WHERE profile_id = :profile AND id = :id
                    """);
            content.bind(update, owner, id, set).execute();
            set.upsert(ENTITY, id);
            return get(owner, id);
        });
    }

    void delete(Owner owner, PresetId id, Optional<Integer> expectedVersion) {
        changes.write(owner, set -> {
            Versions.require(expectedVersion, get(owner, id).version());
            set.handle()
                    .createUpdate("DELETE FROM preset WHERE profile_id = :profile AND id = :id")
                    .bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .execute();
            set.delete(ENTITY, id);
            return true;
        });
    }
}
