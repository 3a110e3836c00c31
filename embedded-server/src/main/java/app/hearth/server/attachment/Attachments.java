package app.hearth.server.attachment;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Upload;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Keys;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// The attachments of every profile, their bytes, and which messages they belong to. Thread-safe; blocks.
///
/// The bytes lie in the database, once for each profile however often they are attached, in pieces small enough
/// that a copy of whole tables holds only a few of them in memory. So they are written with the row that names
/// them or not at all, and are in every backup.
public final class Attachments {
    /// How the change feed calls an attachment.
    public static final String ENTITY = "attachment";

    private static final int PIECE_BYTES = 32 * 1024;
    private static final int MESSAGES_AT_ONCE = 200;

    private static final String SELECT = """
            SELECT a.id, a.name, a.media_type, a.size, a.width, a.height, a.content_hash FROM attachment a
            """;

    private final Database database;
    private final ChangeLog changes;
    private final InstantSource clock;

    public Attachments(Database database, ChangeLog changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /// An attachment and the SHA-256 of its bytes, by which they are found.
    record Stored(Attachment attachment, String hash) {}

    /// A stored attachment, and whether it is new.
    record Kept(Stored stored, boolean isNew) {}

    private static Stored read(Row row) {
        Attachment attachment = new Attachment(
                new AttachmentId(row.uuid("id")),
                row.text("name"),
                row.text("media_type"),
                row.bigNumber("size"),
                row.nullableNumber("width"),
                row.nullableNumber("height"));
        return new Stored(attachment, row.text("content_hash"));
    }

    /// Stores what was uploaded, unless the profile has the same file by that name already. `content` makes of
    /// the file what is stored, and is asked only when the profile has not had this file.
    Kept keep(Owner owner, Upload file, Supplier<Content> content) {
        boolean known = database.read(handle -> ofSource(handle, owner, file)).isPresent();
        return kept(owner, file, known ? Optional.empty() : Optional.of(content.get()))
                .or(() -> kept(owner, file, Optional.of(content.get()))) // it was cleared away in this moment
                .orElseThrow();
    }

    private Optional<Kept> kept(Owner owner, Upload file, Optional<Content> content) {
        return changes.write(owner, set -> {
            Optional<Stored> same = ofSource(set.handle(), owner, file);
            Optional<Stored> named =
                    same.filter(stored -> stored.attachment().name().equals(file.name()));
            if (named.isPresent()) {
                use(set, owner, named.get().attachment().id());
                return Optional.of(new Kept(named.get(), false));
            }
            return same.map(twin -> new Stored(copy(twin.attachment(), file.name()), twin.hash()))
                    .or(() -> content.map(made -> store(set, owner, file.name(), made)))
                    .map(stored -> {
                        insert(set, owner, stored, file.hash());
                        return new Kept(stored, true);
                    });
        });
    }

    /// What was made of the same bytes: by the same name, or else by any.
    private static Optional<Stored> ofSource(Handle handle, Owner owner, Upload file) {
        List<Stored> found = handle.createQuery(
                        SELECT + "WHERE a.profile_id = :profile AND a.source_hash = :hash ORDER BY a.name")
                .bind("profile", owner.profile().value())
                .bind("hash", file.hash())
                .map(Row.to(Attachments::read))
                .list();
        return found.stream()
                .filter(stored -> stored.attachment().name().equals(file.name()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /// Once more wanted, so that it is not cleared away before it is sent.
    private static void use(ChangeSet set, Owner owner, AttachmentId id) {
        set.handle()
                .createUpdate("UPDATE attachment SET used_at = :now WHERE profile_id = :profile AND id = :id")
                .bind("now", set.nowMillis())
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .execute();
    }

    private Attachment copy(Attachment twin, String name) {
        return new Attachment(
                AttachmentId.next(clock), name, twin.mediaType(), twin.size(), twin.width(), twin.height());
    }

    private Stored store(ChangeSet set, Owner owner, String name, Content content) {
        String hash = HexFormat.of().formatHex(KeyDerivation.sha256(content.bytes()));
        insertPieces(set.handle(), owner, hash, content.bytes());
        Attachment attachment = new Attachment(
                AttachmentId.next(clock),
                name,
                content.mediaType(),
                content.bytes().length,
                content.pixels().map(Pixels::width).orElse(null),
                content.pixels().map(Pixels::height).orElse(null));
        return new Stored(attachment, hash);
    }

    private static void insert(ChangeSet set, Owner owner, Stored stored, String sourceHash) {
        Attachment attachment = stored.attachment();
        set.handle()
                .createUpdate("""
                        INSERT INTO attachment (profile_id, id, name, media_type, size, width, height, source_hash,
                            content_hash, used_at)
                        VALUES (:profile, :id, :name, :type, :size, :width, :height, :source, :content, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", attachment.id().value())
                .bind("name", attachment.name())
                .bind("type", attachment.mediaType())
                .bind("size", attachment.size())
                .bind("width", attachment.width())
                .bind("height", attachment.height())
                .bind("source", sourceHash)
                .bind("content", stored.hash())
                .bind("now", set.nowMillis())
                .execute();
        set.upsert(ENTITY, attachment.id());
    }

    /// Nothing when they are there: other files may have become the same bytes.
    private static void insertPieces(Handle handle, Owner owner, String hash, byte[] bytes) {
        boolean there = handle.createQuery("""
                        SELECT place FROM attachment_piece
                        WHERE profile_id = :profile AND content_hash = :hash AND place = 0
                        """)
                .bind("profile", owner.profile().value())
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (there) {
            return;
        }
        PreparedBatch pieces = handle.prepareBatch("""
                INSERT INTO attachment_piece (profile_id, content_hash, place, bytes)
                VALUES (:profile, :hash, :place, :bytes)
                """);
        for (int place = 0; place * PIECE_BYTES < bytes.length; place++) {
            int from = place * PIECE_BYTES;
            pieces.bind("profile", owner.profile().value())
                    .bind("hash", hash)
                    .bind("place", place)
                    .bind("bytes", Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE_BYTES)))
                    .add();
        }
        pieces.execute();
    }

    private static List<Stored> byIds(Handle handle, Owner owner, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = handle.createQuery(SELECT + "WHERE " + Keys.among("a", "id", ids.size()));
        return Keys.bind(query, owner.profile().value(), ids)
                .map(Row.to(Attachments::read))
                .list();
    }

    Optional<Stored> find(Owner owner, AttachmentId id) {
        return database.read(handle -> byIds(handle, owner, List.of(id.value()))).stream()
                .findFirst();
    }

    /// Those of these ids that the profile has, in the order asked for.
    public List<Attachment> named(Owner owner, List<AttachmentId> ids) {
        Map<AttachmentId, Attachment> found =
                database
                        .read(handle -> byIds(
                                handle,
                                owner,
                                ids.stream().map(AttachmentId::value).toList()))
                        .stream()
                        .collect(Collectors.toMap(stored -> stored.attachment().id(), Stored::attachment));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// Where the change feed reads attachments.
    public Map<String, Attachment> states(Owner owner, Collection<String> ids) {
        return named(
                        owner,
                        ids.stream()
                                .map(UUID::fromString)
                                .map(AttachmentId::new)
                                .toList())
                .stream()
                .collect(Collectors.toMap(attachment -> attachment.id().toString(), Function.identity()));
    }

    /// The stored bytes. Fails as not found when the profile has no such attachment (any more).
    public byte[] bytes(Owner owner, AttachmentId id) {
        return bytes(owner, find(owner, id).orElseThrow(HttpFailure::notFound));
    }

    byte[] bytes(Owner owner, Stored stored) {
        ByteBuffer bytes = ByteBuffer.allocate((int) stored.attachment().size());
        database.read(handle -> handle.createQuery("""
                        SELECT bytes FROM attachment_piece WHERE profile_id = :profile AND content_hash = :hash
                        ORDER BY profile_id, content_hash, place
                        """)
                        .bind("profile", owner.profile().value())
                        .bind("hash", stored.hash())
                        .map(Row.to(row -> row.bytes("bytes")))
                        .list())
                .forEach(bytes::put);
        if (bytes.hasRemaining()) {
            throw HttpFailure.notFound(); // cleared away between the two reads
        }
        return bytes.array();
    }

    /// Says which attachments a new message has, in this order.
    public void attach(ChangeSet set, Owner owner, MessageId message, List<Attachment> attachments) {
        for (int place = 0; place < attachments.size(); place++) {
            set.handle()
                    .createUpdate("""
                            INSERT INTO message_attachment (profile_id, message_id, place, attachment_id)
                            VALUES (:profile, :message, :place, :attachment)
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("message", message.value())
                    .bind("place", place)
                    .bind("attachment", attachments.get(place).id().value())
                    .execute();
        }
    }

    /// The attachments of those of these messages that have any.
    public Map<UUID, List<Attachment>> of(Owner owner, List<UUID> messages) {
        Map<UUID, List<Attachment>> all = new HashMap<>();
        for (int from = 0; from < messages.size(); from += MESSAGES_AT_ONCE) {
            List<UUID> some = messages.subList(from, Math.min(messages.size(), from + MESSAGES_AT_ONCE));
            bearing(owner, some)
                    .forEach(each -> all.computeIfAbsent(each.message(), _ -> new ArrayList<>())
                            .add(each.attachment()));
        }
        return all;
    }

    private record Bearing(UUID message, Attachment attachment) {}

    private List<Bearing> bearing(Owner owner, List<UUID> messages) {
        return database.read(handle -> {
            Query query = handle.createQuery(
                    """
                    SELECT b.message_id, a.id, a.name, a.media_type, a.size, a.width, a.height, a.content_hash
                    FROM message_attachment b
                    JOIN attachment a ON a.profile_id = b.profile_id AND a.id = b.attachment_id
                    WHERE\s""" + Keys.among("b", "message_id", messages.size()) + " ORDER BY b.message_id, b.place");
            return Keys.bind(query, owner.profile().value(), messages)
                    .map(Row.to(
                            row -> new Bearing(row.uuid("message_id"), read(row).attachment())))
                    .list();
        });
    }
}
