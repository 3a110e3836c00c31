package app.hearth.server.conversation;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Tag;
import app.hearth.common.conversation.TagId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Versions;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Keys;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The tags of every profile and which conversations bear them. Thread-safe; blocks.
public final class Tags {
    /// How the change feed calls a tag.
    public static final String ENTITY = "tag";

    private static final String SELECT = "SELECT id, name, version, created_at, updated_at FROM tag ";

    private final Database database;
    private final ChangeLog changes;
    private final InstantSource clock;

    public Tags(Database database, ChangeLog changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /// By name, as people sort: without regard to case.
    List<Tag> list(Owner owner) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile ORDER BY profile_id, name_key")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(Tags::read))
                        .list());
    }

    private static Tag read(Row row) {
        return new Tag(
                new TagId(row.uuid("id")),
                row.text("name"),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    Optional<Tag> find(Owner owner, TagId id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile AND id = :id")
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .map(Row.to(Tags::read))
                .findOne());
    }

    private static Optional<Tag> byName(Handle handle, Owner owner, String name) {
        return handle.createQuery(SELECT + "WHERE profile_id = :profile AND name_key = :key")
                .bind("profile", owner.profile().value())
                .bind("key", TextRules.key(name))
                .map(Row.to(Tags::read))
                .findOne();
    }

    /// The tag a filter or a conversation names, by its id or by its name.
    Optional<Tag> named(Owner owner, String idOrName) {
        Optional<Tag> byId = Uuid7.parse(idOrName).map(TagId::new).flatMap(id -> find(owner, id));
        return byId.isPresent() ? byId : database.read(handle -> byName(handle, owner, idOrName));
    }

    /// Where the change feed reads tags.
    public Map<String, Tag> states(Owner owner, Collection<String> ids) {
        return list(owner).stream()
                .filter(tag -> ids.contains(tag.id().toString()))
                .collect(Collectors.toMap(tag -> tag.id().toString(), Function.identity()));
    }

    /// A tag and whether this call made it.
    record Created(Tag tag, boolean isNew) {}

    Created create(Owner owner, NewTag wanted) {
        String name = TextRules.tag("name", wanted.name());
        return changes.write(owner, set -> {
            TagId id = wanted.id() == null ? TagId.next(clock) : wanted.id();
            Optional<Tag> same = find(owner, id);
            if (same.isPresent()) {
                return new Created(same.get(), false);
            }
            if (byName(set.handle(), owner, name).isPresent()) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "There is a tag of this name already.");
            }
            return new Created(insert(set, owner, id, name), true);
        });
    }

    private static Tag insert(ChangeSet set, Owner owner, TagId id, String name) {
        set.handle()
                .createUpdate("""
                        INSERT INTO tag (profile_id, id, name, name_key, version, created_at, updated_at)
                        VALUES (:profile, :id, :name, :key, 1, :now, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .bind("name", name)
                .bind("key", TextRules.key(name))
                .bind("now", set.nowMillis())
                .execute();
        set.upsert(ENTITY, id);
        return new Tag(id, name, 1, set.now(), set.now());
    }

    Tag rename(Owner owner, TagId id, String wanted, Optional<Integer> expectedVersion) {
        String name = TextRules.tag("name", wanted);
        return changes.write(owner, set -> {
            Tag before = find(owner, id).orElseThrow(HttpFailure::notFound);
            Versions.require(expectedVersion, before.version());
            if (byName(set.handle(), owner, name)
                    .filter(other -> !other.id().equals(id))
                    .isPresent()) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "There is a tag of this name already.");
            }
            set.handle()
                    .createUpdate("""
                            UPDATE tag SET name = :name, name_key = :key, version = version + 1, updated_at = :now
                            WHERE profile_id = :profile AND id = :id
                            """)
                    .bind("name", name)
                    .bind("key", TextRules.key(name))
                    .bind("now", set.nowMillis())
                    .bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .execute();
            set.upsert(ENTITY, id);
            touchBearers(set, owner, id);
            return find(owner, id).orElseThrow();
        });
    }

    void delete(Owner owner, TagId id, Optional<Integer> expectedVersion) {
        changes.write(owner, set -> {
            Tag before = find(owner, id).orElseThrow(HttpFailure::notFound);
            Versions.require(expectedVersion, before.version());
            touchBearers(set, owner, id);
            set.handle()
                    .createUpdate("DELETE FROM tag WHERE profile_id = :profile AND id = :id")
                    .bind("profile", owner.profile().value())
                    .bind("id", id.value())
                    .execute();
            set.delete(ENTITY, id);
            return true;
        });
    }

    /// The conversations that show this tag change with it.
    private static void touchBearers(ChangeSet set, Owner owner, TagId id) {
        set.handle()
                .createQuery("""
                        SELECT conversation_id FROM conversation_tag WHERE profile_id = :profile AND tag_id = :tag
                        """)
                .bind("profile", owner.profile().value())
                .bind("tag", id.value())
                .mapTo(UUID.class)
                .list()
                .forEach(conversation -> set.upsert(Conversations.ENTITY, conversation));
    }

    /// Makes `wanted` (names, or ids of tags) the tags of a conversation; tags that do not exist yet are made.
    void assign(ChangeSet set, Owner owner, ConversationId conversation, List<String> wanted) {
        List<Tag> tags = TextRules.tags(wanted).stream()
                .map(name -> named(owner, name).orElseGet(() -> insert(set, owner, TagId.next(clock), name)))
                .distinct()
                .toList();
        Handle handle = set.handle();
        handle.createUpdate("DELETE FROM conversation_tag WHERE profile_id = :profile AND conversation_id = :id")
                .bind("profile", owner.profile().value())
                .bind("id", conversation.value())
                .execute();
        for (Tag tag : tags) {
            handle.createUpdate("""
                            INSERT INTO conversation_tag (profile_id, conversation_id, tag_id)
                            VALUES (:profile, :conversation, :tag)
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("conversation", conversation.value())
                    .bind("tag", tag.id().value())
                    .execute();
        }
    }

    /// The names of the tags of each of these conversations.
    static Map<UUID, List<String>> of(Handle handle, Owner owner, List<UUID> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        record Bearing(UUID conversation, String name) {}
        Query query = handle.createQuery(
                """
                SELECT b.conversation_id, t.name FROM conversation_tag b
                JOIN tag t ON t.profile_id = b.profile_id AND t.id = b.tag_id
                WHERE\s""" + Keys.among("b", "conversation_id", conversations.size()) + " ORDER BY t.name_key");
        return Keys.bind(query, owner.profile().value(), conversations)
                .map(Row.to(row -> new Bearing(row.uuid("conversation_id"), row.text("name"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Bearing::conversation, Collectors.mapping(Bearing::name, Collectors.toList())));
    }
}
