package app.hearth.server.storage;

import java.util.List;

/// A table as a backup sees it: its name and columns in lower case, without what each database calls their
/// types.
public record TableShape(String name, List<Column> columns) {
    public TableShape {
        columns = List.copyOf(columns);
    }

    public record Column(String name, Kind kind) {}

    /// What a column holds, and so what stands for it in a backup: text, a number, `true` or `false`, or for the
    /// last three a string (the decimal digits, the UUID, Base64).
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        DECIMAL,
        UUID,
        BYTES
    }
}
