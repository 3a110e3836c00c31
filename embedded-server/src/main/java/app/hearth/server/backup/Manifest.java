package app.hearth.server.backup;

import app.hearth.server.storage.TableShape;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/// What a backup says about itself.
///
/// @param format the version of the file's layout
/// @param schema the version of the tables' layout
/// @param createdAt when its moment was, RFC 3339
/// @param tables the tables, each after those its rows refer to
record Manifest(
        int format,
        String schema,
        @JsonProperty("created_at") String createdAt,
        List<Table> tables) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final int LONGEST_VALUE = 256 * 1024 * 1024;

    /// Reads and writes manifests and rows. An answer may be longer than what Jackson takes by itself, and may
    /// hold half of a surrogate pair, which only an escape carries.
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_VALUE)
                            .build())
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    Manifest {
        tables = List.copyOf(tables);
    }

    /// @param rows how many rows it has
    /// @param hash what [RowsHash] says of them
    record Table(TableShape shape, long rows, String hash) {
        String entry() {
            return "tables/" + shape.name() + ".jsonl";
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
