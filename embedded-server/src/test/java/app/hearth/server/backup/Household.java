package app.hearth.server.backup;

import app.hearth.server.storage.Database;
import app.hearth.server.storage.TableShape;
import app.hearth.server.storage.Tables;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person with a row in every table, written past the features so that every kind of column is there, and
/// messages as wanted. Thread-safe.
final class Household {
    private static final UUID ID = UUID.fromString("0199d3a1-0000-7000-8000-00000000abcd");

    /// Puts a row into every table that has none; every id is the same one, so that all references hold.
    void moveIn(Database database) {
        database.write(transaction -> {
            Tables tables = new Tables(transaction.handle());
            for (TableShape shape : tables.shapes()) {
                if (tables.rows(shape.name()) == 0) {
                    List<List<@Nullable Object>> rows = new ArrayList<>();
                    rows.add(row(shape));
                    tables.add(shape, rows);
                }
            }
            return tables;
        });
    }

    private static List<@Nullable Object> row(TableShape shape) {
        List<@Nullable Object> row = new ArrayList<>();
        for (TableShape.Column column : shape.columns()) {
            row.add(
                    switch (column.kind()) {
                        case TEXT ->
                            column.name().substring(0, Math.min(5, column.name().length()));
                        case NUMBER -> (long) column.name().length();
                        case FLAG -> column.name().toLowerCase(Locale.ROOT).startsWith("is");
                        case DECIMAL -> "0.00012";
                        case UUID -> ID.toString();
                        case BYTES -> Base64.getEncoder().encodeToString(new byte[] {0, -1, 127});
                    });
        }
        return row;
    }

    /// Counts the message at its profile and adds it, in one transaction; returns its id once it is durable.
    UUID addMessage(Database database, String content) {
        UUID id = UUID.randomUUID();
        database.write(transaction -> {
            transaction.handle().execute("UPDATE profile SET seq = seq + 1");
            return transaction
                    .handle()
                    .createUpdate("""
                        INSERT INTO message (profile_id, id, conversation_id, depth, role, content, status, created_at)
                        VALUES (:profile, :id, :profile, 1, 'user', :content, 'complete', 1)
                        """)
                    .bind("profile", ID)
                    .bind("id", id)
                    .bind("content", content)
                    .execute();
        });
        return id;
    }
}
