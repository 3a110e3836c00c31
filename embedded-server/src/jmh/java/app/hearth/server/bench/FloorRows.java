package app.hearth.server.bench;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.wire.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The statements of our server in plain JDBC, on a pool with the same settings, and nothing else. Thread-safe.
final class FloorRows {
    private static final int LIMIT = 50;
    private static final String LIST = """
            SELECT c.id, c.title, c.title_source, c.system_prompt, c.pinned, c.archived, c.current_leaf_id,
                   c.message_count, c.version, c.created_at, c.updated_at, c.deleted_at
            FROM conversation c
            WHERE c.profile_id = ? AND c.deleted_at IS NULL
            ORDER BY c.profile_id DESC, c.deleted_at DESC, c.updated_at DESC, c.id DESC
            FETCH FIRST ? ROWS ONLY
            """;
    private static final String TAGS = """
            SELECT b.conversation_id, t.name FROM conversation_tag b
            JOIN tag t ON t.profile_id = b.profile_id AND t.id = b.tag_id
            WHERE (b.profile_id, b.conversation_id) IN (MARKS)
            ORDER BY t.name_key
            """;
    private static final String INSERT = """
            INSERT INTO message (profile_id, id, conversation_id, parent_id, depth, role, content, reasoning,
                provider, model, status, error, prompt_tokens, completion_tokens, cost_usd, run_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 'complete', NULL, NULL, NULL, NULL, NULL, ?)
            """;
    private static final String GROWN = """
            UPDATE conversation SET current_leaf_id = ?, message_count = message_count + 1, updated_at = ?
            WHERE profile_id = ? AND id = ?
            """;
    private static final String CHANGED = """
            UPDATE change_log SET seq = ?, op = 'upsert' WHERE profile_id = ? AND entity = 'conversation' AND entity_id = ?
            """;
    private static final String MADE = """
            INSERT INTO change_log (profile_id, entity, entity_id, seq, op) VALUES (?, 'message', ?, ?, 'upsert')
            """;

    private final DataSource pool;
    private final ReentrantLock turn = new ReentrantLock(true);

    FloorRows(DataSource pool) {
        this.pool = pool;
    }

    UUID profile() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT id FROM profile");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    Page<Conversation> list(UUID profile) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            List<Conversation> found = conversations(connection, profile);
            Map<UUID, List<String>> tags = tags(connection, profile, found);
            List<Conversation> page = found.subList(0, Math.min(LIMIT, found.size())).stream()
                    .map(conversation -> conversation.withTags(
                            tags.getOrDefault(conversation.id().value(), List.of())))
                    .toList();
            return new Page<>(page, page.getLast().id().toString());
        }
    }

    private static List<Conversation> conversations(Connection connection, UUID profile) throws SQLException {
        List<Conversation> found = new ArrayList<>(LIMIT + 1);
        try (PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setObject(1, profile);
            query.setInt(2, LIMIT + 1);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(conversation(rows));
                }
            }
        }
        return found;
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        UUID leaf = row.getObject(7, UUID.class);
        return new Conversation(
                new ConversationId(row.getObject(1, UUID.class)),
                row.getString(2),
                TitleSource.of(row.getString(3)),
                row.getString(4),
                null,
                List.of(),
                row.getBoolean(5),
                row.getBoolean(6),
                leaf == null ? null : new MessageId(leaf),
                row.getInt(8),
                row.getInt(9),
                Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)),
                time(row, 12));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static Map<UUID, List<String>> tags(Connection connection, UUID profile, List<Conversation> found)
            throws SQLException {
        Map<UUID, List<String>> tags = new HashMap<>();
        String marks = "(?, ?)" + ", (?, ?)".repeat(found.size() - 1);
        try (PreparedStatement query = connection.prepareStatement(TAGS.replace("MARKS", marks))) {
            for (int i = 0; i < found.size(); i++) {
                query.setObject(2 * i + 1, profile);
                query.setObject(2 * i + 2, found.get(i).id().value());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tags.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return tags;
    }

    /// One durable transaction; writers take turns, because the database has no group commit.
    Message append(UUID profile, UUID conversation, NewMessage wanted) throws SQLException {
        turn.lock();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Message message = append(connection, profile, conversation, wanted);
                connection.commit();
                return message;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } finally {
            turn.unlock();
        }
    }

    private static Message append(Connection connection, UUID profile, UUID conversation, NewMessage wanted)
            throws SQLException {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        UUID id = UUID.randomUUID();
        execute(connection, "UPDATE profile SET seq = seq + 2 WHERE id = ?", profile);
        long seq = (long) row(connection, "SELECT seq FROM profile WHERE id = ?", profile)[0];
        UUID parent = (UUID) row(
                connection,
                "SELECT current_leaf_id FROM conversation WHERE profile_id = ? AND id = ?",
                profile,
                conversation)[0];
        Object[] above = row(connection, "SELECT depth FROM message WHERE profile_id = ? AND id = ?", profile, parent);
        Role role = Objects.requireNonNull(wanted.role());
        int depth = (int) above[0] + 1;
        execute(
                connection,
                INSERT,
                profile,
                id,
                conversation,
                parent,
                depth,
                role.code(),
                wanted.content(),
                now.toEpochMilli());
        execute(connection, GROWN, id, now.toEpochMilli(), profile, conversation);
        execute(connection, MADE, profile, id.toString(), seq - 1);
        execute(connection, CHANGED, seq, profile, conversation.toString());
        return new Message(
                new MessageId(id),
                new ConversationId(conversation),
                new MessageId(parent),
                role,
                wanted.content(),
                null,
                null,
                null,
                MessageStatus.COMPLETE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                now);
    }

    private static void execute(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            bind(update, values);
            update.executeUpdate();
        }
    }

    private static Object[] row(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, values);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                Object[] row = new Object[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                return row;
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
