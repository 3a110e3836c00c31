package app.hearth.server.storage;

import app.hearth.server.ServerException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The present row of a query, read by column name; so that no one outside this package needs JDBC. A getter
/// without `Nullable` in its name fails on NULL. Valid only while the row is mapped.
public final class Row {
    private final ResultSet row;

    private Row(ResultSet row) {
        this.row = row;
    }

    /// A row mapper that reads through this class.
    public static <T> RowMapper<T> to(Function<Row, T> reader) {
        return (row, context) -> reader.apply(new Row(row));
    }

    public UUID uuid(String column) {
        return Objects.requireNonNull(nullableUuid(column), column);
    }

    public @Nullable UUID nullableUuid(String column) {
        return read(() -> row.getObject(column, UUID.class));
    }

    public String text(String column) {
        return Objects.requireNonNull(nullableText(column), column);
    }

    public @Nullable String nullableText(String column) {
        return read(() -> row.getString(column));
    }

    public byte[] bytes(String column) {
        return Objects.requireNonNull(nullableBytes(column), column);
    }

    public byte @Nullable [] nullableBytes(String column) {
        return read(() -> row.getBytes(column));
    }

    public int number(String column) {
        return Objects.requireNonNull(nullableNumber(column), column);
    }

    public @Nullable Integer nullableNumber(String column) {
        return read(() -> {
            int value = row.getInt(column);
            return row.wasNull() ? null : value;
        });
    }

    public long bigNumber(String column) {
        return Objects.requireNonNull(nullableBigNumber(column), column);
    }

    private @Nullable Long nullableBigNumber(String column) {
        return read(() -> {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        });
    }

    public BigDecimal decimal(String column) {
        return Objects.requireNonNull(nullableDecimal(column), column);
    }

    public @Nullable BigDecimal nullableDecimal(String column) {
        return read(() -> row.getBigDecimal(column));
    }

    public boolean flag(String column) {
        return Objects.requireNonNull(read(() -> row.getBoolean(column)), column);
    }

    /// A time stored as milliseconds since 1970, UTC.
    public Instant time(String column) {
        return Instant.ofEpochMilli(bigNumber(column));
    }

    public @Nullable Instant nullableTime(String column) {
        Long millis = nullableBigNumber(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @FunctionalInterface
    private interface Read<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    private static <T extends @Nullable Object> T read(Read<T> read) {
        try {
            return read.get();
        } catch (SQLException e) {
            throw new ServerException("A column could not be read.", e);
        }
    }
}
