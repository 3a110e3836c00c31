package app.hearth.server.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.ServerConfig;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalProvidersRouteIT {
    @TempDir
    private Path folder;

    private HttpServer ollama;

    @BeforeEach
    void startsOne() throws Exception {
        ollama = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answers("/api/version", "{\"version\":\"0.12.3\"}");
        answers("/api/tags", "{\"models\":[{\"name\":\"gemma3:4b\"}]}");
        ollama.start();
    }

    @AfterEach
    void stopsIt() {
        ollama.stop(0);
    }

    @Test
    void insideADesktopWhatRunsHereIsToldToWhoIsSignedInAndNotStored() throws Exception {
        try (House house = new House(
                ServerConfig.embedded(folder).withOllamaAddresses(List.of(baseUrl(), "http://127.0.0.1:1")))) {
            Tokens ada = house.register("ada");
            JsonNode found = local(house, ada).json().path("items");
            assertThat(found).hasSize(1);
            assertThat(found.path(0).path("provider").asText()).isEqualTo("ollama");
            assertThat(found.path(0).path("base_url").asText()).isEqualTo(baseUrl());
            assertThat(found.path(0).path("version").asText()).isEqualTo("0.12.3");
            assertThat(found.path(0).path("models").asInt()).isEqualTo(1);
            assertThat(house.send(Call.get("/settings/local-providers", null)).status())
                    .isEqualTo(401);
            ollama.stop(0);
            assertThat(local(house, ada).json().path("items")).isEmpty();
            assertThat(house.send(Call.get(
                                    "/settings/api-keys", ada.accessToken().reveal()))
                            .json()
                            .path("items"))
                    .isEmpty();
        }
    }

    @Test
    void aServerAloneListsOnlyWhatItIsAllowedToCall() throws Exception {
        ServerConfig alone = ServerConfig.standalone(folder).withPort(0).withOllamaAddresses(List.of(baseUrl()));
        assertThat(found(alone)).isEmpty();
        assertThat(found(ServerConfig.standalone(folder.resolve("naming"))
                        .withPort(0)
                        .withOllamaAddresses(List.of(baseUrl()))
                        .withAllowedProviderHosts(
                                Set.of("127.0.0.1:" + ollama.getAddress().getPort()))))
                .hasSize(1);
    }

    private static JsonNode found(ServerConfig config) throws Exception {
        try (House house = new House(config.withRegistration(RegistrationPolicy.OPEN))) {
            return local(house, house.register("ada")).json().path("items");
        }
    }

    private static Seen local(House house, Tokens who) {
        return house.send(
                Call.get("/settings/local-providers", who.accessToken().reveal()));
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + ollama.getAddress().getPort() + "/v1";
    }

    private void answers(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        ollama.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
