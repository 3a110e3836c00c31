package app.hearth.server.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Versions;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// The council presets of every profile: few, so that they are read as a whole. Two may have one name. Thread-safe;
/// blocks.
///
/// The seats of a preset are one text, a JSON array in their order: they are read and replaced only together with
/// their preset, and no question is ever asked about one of them.
public final class CouncilPresets {
    /// How the change feed calls a council preset.
    public static final String ENTITY = "council_preset";

    private static final int MOST = 200;
    private static final int MAX_NAME = 100;
    private static final String SELECT = """
            SELECT id, name, seats, chairman_provider, chairman_model, seat_prompt, judge_prompt, chairman_prompt,
                version, created_at, updated_at
            FROM council_preset
            """;

    private final Database database;
    private final ChangeLog changes;
    private final InstantSource clock;

    public CouncilPresets(Database database, ChangeLog changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /// By name, as people sort: without regard to case.
    List<CouncilPreset> list(Owner owner) {
        return database
                .read(handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(CouncilPresets::read))
                        .list())
                .stream()
                .sorted(Comparator.comparing(CouncilPreset::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(preset -> preset.id().value()))
                .toList();
    }

    private static CouncilPreset read(Row row) {
        return new CouncilPreset(
                new CouncilPresetId(row.uuid("id")),
                row.text("name"),
                Arrays.asList(Json.read(row.text("seats"), ModelRef[].class)),
                new ModelRef(row.text("chairman_provider"), row.text("chairman_model")),
                new CouncilPrompts(
                        row.nullableText("seat_prompt"),
                        row.nullableText("judge_prompt"),
                        row.nullableText("chairman_prompt")),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    Optional<CouncilPreset> find(Owner owner, CouncilPresetId id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile AND id = :id")
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .map(Row.to(CouncilPresets::read))
                .findOne());
    }

    CouncilPreset get(Owner owner, CouncilPresetId id) {
        return find(owner, id).orElseThrow(HttpFailure::notFound);
    }

    /// Where the change feed reads council presets.
    public Map<String, CouncilPreset> states(Owner owner, Collection<String> ids) {
        return list(owner).stream()
                .filter(preset -> ids.contains(preset.id().toString()))
                .collect(Collectors.toMap(preset -> preset.id().toString(), Function.identity()));
    }

    /// A preset and whether this call made it.
    record Created(CouncilPreset preset, boolean isNew) {}

    /// What a preset holds, within its limits.
    private record Content(String name, Party party) {
        static Content of(
                @Nullable String name,
                @Nullable List<ModelRef> seats,
                @Nullable ModelRef chairman,
                @Nullable CouncilPrompts prompts) {
            return new Content(name(name), Party.of(seats, chairman, prompts));
        }

        private static String name(@Nullable String given) {
            String name = given == null ? "" : given.strip();
            int length = name.codePointCount(0, name.length());
            if (length < 1 || length > MAX_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
                throw new InvalidFieldException("name", "A council's name has between 1 and 100 characters.");
            }
            return name;
        }

        Update bind(Update update, Owner owner, CouncilPresetId id, ChangeSet set) {
            return update.bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .bind("name", name)
                    .bind("seats", Json.write(party.seats()))
                    .bind("provider", party.chairman().provider())
                    .bind("model", party.chairman().model())
                    .bind("seatPrompt", party.prompts().seat())
                    .bind("judgePrompt", party.prompts().judge())
                    .bind("chairmanPrompt", party.prompts().chairman())
                    .bind("now", set.nowMillis());
        }
    }

    Created create(Owner owner, NewCouncilPreset wanted) {
        Content content = Content.of(wanted.name(), wanted.seats(), wanted.chairman(), wanted.prompts());
        return changes.write(owner, set -> {
            CouncilPresetId id = wanted.id() == null ? CouncilPresetId.next(clock) : wanted.id();
            Optional<CouncilPreset> same = find(owner, id);
            if (same.isPresent()) {
                return new Created(same.get(), false);
            }
            if (count(owner) >= MOST) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "There can be at most 200 councils. Delete one you no longer need.");
            }
            Update insert = set.handle().createUpdate("""
                    INSERT INTO council_preset (profile_id, id, name, seats, chairman_provider, chairman_model,
                        seat_prompt, judge_prompt, chairman_prompt, version, created_at, updated_at)
                    VALUES (:profile, :id, :name, :seats, :provider, :model, :seatPrompt, :judgePrompt,
                        :chairmanPrompt, 1, :now, :now)
                    """);
            content.bind(insert, owner, id, set).execute();
            set.upsert(ENTITY, id);
            return new Created(get(owner, id), true);
        });
    }

    private int count(Owner owner) {
        return database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM council_preset WHERE profile_id = :profile")
                        .bind("profile", owner.profile().value())
                        .mapTo(Integer.class)
                        .one());
    }

    CouncilPreset update(Owner owner, CouncilPresetId id, CouncilPresetPatch patch, Optional<Integer> expectedVersion) {
        return changes.write(owner, set -> {
            CouncilPreset before = get(owner, id);
            Versions.require(expectedVersion, before.version());
            Content content = Content.of(
                    patch.name().orElse(before.name()),
                    patch.seats().orElse(before.seats()),
                    patch.chairman().orElse(before.chairman()),
                    patch.prompts().orElse(before.prompts()));
            Update update = set.handle().createUpdate("""
                    UPDATE council_preset SET name = :name, seats = :seats, chairman_provider = :provider,
                        chairman_model = :model, seat_prompt = :seatPrompt, judge_prompt = :judgePrompt,
                        chairman_prompt = :chairmanPrompt, version = version + 1, updated_at = :now
                    WHERE profile_id = :profile AND id = :id
                    """);
            content.bind(update, owner, id, set).execute();
            set.upsert(ENTITY, id);
            return get(owner, id);
        });
    }

    void delete(Owner owner, CouncilPresetId id, Optional<Integer> expectedVersion) {
        changes.write(owner, set -> {
            Versions.require(expectedVersion, get(owner, id).version());
            set.handle()
                    .createUpdate("DELETE FROM council_preset WHERE profile_id = :profile AND id = :id")
                    .bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .execute();
            set.delete(ENTITY, id);
            return true;
        });
    }
}
