package app.hearth.common.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server says of itself before anyone signs in; `version` only to a signed-in caller.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerInfo(
        int api,
        List<String> features,
        String registration,
        @Nullable String version) {
    public ServerInfo {
        features = List.copyOf(features);
    }
}
