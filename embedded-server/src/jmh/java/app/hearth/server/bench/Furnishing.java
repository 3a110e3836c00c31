package app.hearth.server.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Fills tables past the server, because a hundred thousand messages over HTTP take minutes.
final class Furnishing {
    private static final String MESSAGE = """
            INSERT INTO message (profile_id, id, conversation_id, parent_id, depth, role, content, status, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'complete', ?)
            """;
    private static final String CHANGE = """
            INSERT INTO change_log (profile_id, entity, entity_id, seq, op) VALUES (?, 'message', ?, ?, 'upsert')
            """;

    private final DataSource pool;

    Furnishing(DataSource pool) {
        this.pool = pool;
    }

    /// As if each conversation had gone on for so many messages.
    void addMessages(int each, String text) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            UUID profile = id(connection, "SELECT id FROM profile").getFirst();
            long seq = number(connection, "SELECT seq FROM profile");
            for (UUID conversation : id(connection, "SELECT id FROM conversation ORDER BY created_at, id")) {
                UUID leaf = fill(connection, profile, conversation, new Filling(each, text, seq));
                seq += each;
                try (PreparedStatement grown = connection.prepareStatement(
                        "UPDATE conversation SET current_leaf_id = ?, message_count = ? WHERE profile_id = ? AND id = ?")) {
                    grown.setObject(1, leaf);
                    grown.setInt(2, each);
                    grown.setObject(3, profile);
                    grown.setObject(4, conversation);
                    grown.executeUpdate();
                }
                connection.commit();
            }
            try (PreparedStatement counted = connection.prepareStatement("UPDATE profile SET seq = ?")) {
                counted.setLong(1, seq);
                counted.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The data to measure on could not be made.", e);
        }
    }

    private record Filling(int messages, String text, long seq) {}

    private static UUID fill(Connection connection, UUID profile, UUID conversation, Filling filling)
            throws SQLException {
        UUID parent = conversation;
        try (PreparedStatement message = connection.prepareStatement(MESSAGE);
                PreparedStatement change = connection.prepareStatement(CHANGE)) {
            for (int depth = 0; depth < filling.messages(); depth++) {
                UUID id = UUID.randomUUID();
                message.setObject(1, profile);
                message.setObject(2, id);
                message.setObject(3, conversation);
                message.setObject(4, depth == 0 ? null : parent);
                message.setInt(5, depth);
                message.setString(6, depth % 2 == 0 ? "user" : "assistant");
                message.setString(7, filling.text());
                message.setLong(8, System.currentTimeMillis());
                message.addBatch();
                change.setObject(1, profile);
                change.setString(2, id.toString());
                change.setLong(3, filling.seq() + depth + 1);
                change.addBatch();
                parent = id;
            }
            message.executeBatch();
            change.executeBatch();
        }
        return parent;
    }

    private static List<UUID> id(Connection connection, String query) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
