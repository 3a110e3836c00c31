package app.hearth.server.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as it stands in a backup, without the line's end.
final class RowLine {
    private RowLine() {}

    static byte[] of(List<@Nullable Object> row) {
        try {
            return Manifest.JSON.writeValueAsBytes(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text, numbers and flags are always JSON.", e);
        }
    }
}
