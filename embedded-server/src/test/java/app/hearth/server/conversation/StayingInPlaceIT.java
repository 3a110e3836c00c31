package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list goes by when the messages of a conversation last changed.
class StayingInPlaceIT {
    @TempDir
    private Path folder;

    @Test
    void whatIsChangedAboutAConversationLeavesItWhereItStands() throws Exception {
        try (House house = new House(folder)) {
            String token = house.register("ada").accessToken().reveal();
            JsonNode made =
                    house.send(Call.of("POST", "/conversations", token, "{}")).json();
            house.clock().forward(Duration.ofMinutes(1));
            String patch =
                    Json.write(Map.of("title", "Soup", "tags", List.of("kitchen"), "pinned", true, "archived", true));
            JsonNode changed = house.send(
                            Call.of("PATCH", "/conversations/" + made.path("id").asText(), token, patch))
                    .json();
            assertThat(changed.path("title").asText()).isEqualTo("Soup");
            assertThat(changed.path("updated_at")).isEqualTo(made.path("updated_at"));
        }
    }
}
