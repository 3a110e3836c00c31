package app.hearth.server.storage;

import app.hearth.server.ServerException;
import app.hearth.server.storage.TableShape.Column;
import app.hearth.server.storage.TableShape.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whole tables, row by row, in values that mean the same on both databases; what backups are made of. Tables
/// are found in the database itself, so that a new one cannot be forgotten.
public final class Tables {
    private static final String HISTORY = "flyway_schema_history";
    private static final int ROWS_AT_ONCE = 500;

    private final Handle handle;

    /// The tables that the handle's transaction sees.
    public Tables(Handle handle) {
        this.handle = handle;
    }

    /// The version of the tables' layout.
    public String schemaVersion() {
        return handle.createQuery("""
                        SELECT "version" FROM "flyway_schema_history" WHERE "success" = TRUE
                        ORDER BY "installed_rank" DESC FETCH FIRST 1 ROWS ONLY
                        """).mapTo(String.class).one();
    }

    /// Every table, each after those its rows refer to.
    public List<TableShape> shapes() {
        return ask(connection -> {
            DatabaseMetaData metaData = connection.getMetaData();
            Map<String, TableShape> shapes = new LinkedHashMap<>();
            Map<String, Set<String>> parents = new LinkedHashMap<>();
            try (ResultSet tables =
                    metaData.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    String name = tables.getString("TABLE_NAME");
                    String key = name.toLowerCase(Locale.ROOT);
                    if (!key.equals(HISTORY)) {
                        shapes.put(key, new TableShape(key, columns(connection, name)));
                        parents.put(key, parents(connection, name));
                    }
                }
            }
            return parentsFirst(shapes, parents);
        });
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        kind(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"))));
            }
        }
        return columns;
    }

    private static Set<String> parents(Connection connection, String table) throws SQLException {
        Set<String> parents = new TreeSet<>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        parents.remove(table.toLowerCase(Locale.ROOT));
        return parents;
    }

    private static List<TableShape> parentsFirst(Map<String, TableShape> shapes, Map<String, Set<String>> parents) {
        List<TableShape> ordered = new ArrayList<>();
        Set<String> placed = new TreeSet<>();
        while (ordered.size() < shapes.size()) {
            List<String> ready = shapes.keySet().stream()
                    .filter(name -> !placed.contains(name) && placed.containsAll(parents.getOrDefault(name, Set.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw new ServerException("Tables refer to each other in a circle.");
            }
            ready.forEach(name -> ordered.add(shapes.get(name)));
            placed.addAll(ready);
        }
        return ordered;
    }

    private static Kind kind(int type, String name) {
        if (name.equalsIgnoreCase("uuid")) {
            return Kind.UUID;
        }
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> Kind.TEXT;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.NUMBER;
            case Types.BOOLEAN, Types.BIT -> Kind.FLAG;
            case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Kind.BYTES;
            default -> throw new ServerException("Backups do not know columns of the type " + name + ".");
        };
    }

    /// Hands every row of the table to `reader`, in no particular order, without holding more than some in
    /// memory.
    public void read(TableShape table, Consumer<List<@Nullable Object>> reader) {
        ask(connection -> {
            try (Statement statement = connection.createStatement()) {
                // HSQLDB holds a whole result in memory unless told to keep it on disk beyond so many rows.
                boolean embedded =
                        connection.getMetaData().getDatabaseProductName().startsWith("HSQL");
                if (embedded) {
                    statement.execute("SET SESSION RESULT MEMORY ROWS " + ROWS_AT_ONCE);
                }
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery("SELECT " + names(table) + " FROM " + table.name())) {
                    while (rows.next()) {
                        reader.accept(row(table, rows));
                    }
                } finally {
                    if (embedded) {
                        statement.execute("SET SESSION RESULT MEMORY ROWS 0");
                    }
                }
            }
            return table;
        });
    }

    private static List<@Nullable Object> row(TableShape table, ResultSet rows) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object value = value(table.columns().get(i).kind(), rows, i + 1);
            row.add(rows.wasNull() ? null : value);
        }
        return row;
    }

    private static @Nullable Object value(Kind kind, ResultSet rows, int index) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(index);
            case NUMBER -> rows.getLong(index);
            case FLAG -> rows.getBoolean(index);
            case DECIMAL -> {
                BigDecimal number = rows.getBigDecimal(index);
                yield number == null ? null : number.stripTrailingZeros().toPlainString();
            }
            case UUID -> {
                UUID id = rows.getObject(index, UUID.class);
                yield id == null ? null : id.toString();
            }
            case BYTES -> {
                byte[] bytes = rows.getBytes(index);
                yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
            }
        };
    }

    /// Adds the rows, whose values are as [#read] hands them out.
    public void add(TableShape table, List<List<@Nullable Object>> rows) {
        String marks = table.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
        ask(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO " + table.name() + " (" + names(table) + ") VALUES (" + marks + ")")) {
                for (List<@Nullable Object> row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setObject(i + 1, stored(table.columns().get(i).kind(), row.get(i)));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return table;
        });
    }

    private static @Nullable Object stored(Kind kind, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case TEXT, NUMBER, FLAG -> value;
            case DECIMAL -> new BigDecimal((String) value);
            case UUID -> UUID.fromString((String) value);
            case BYTES -> Base64.getDecoder().decode((String) value);
        };
    }

    /// How many rows a table has.
    public long rows(String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    /// Removes every row of the table.
    public void empty(TableShape table) {
        handle.execute("DELETE FROM " + table.name());
    }

    private static String names(TableShape table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask(handle.getConnection());
        } catch (SQLException e) {
            throw new ServerException("A table could not be copied.", e);
        }
    }
}
