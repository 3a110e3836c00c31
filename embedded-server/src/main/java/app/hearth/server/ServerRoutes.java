package app.hearth.server;

import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.wire.ServerInfo;
import app.hearth.server.http.Access;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the server says of itself: its features, and its contract as OpenAPI.
final class ServerRoutes implements Routes {
    /// The program's version; the build writes it into the manifest, a run from classes has none.
    static final String VERSION = String.valueOf(
            ServerRoutes.class.getPackage().getImplementationVersion() == null
                    ? "development"
                    : ServerRoutes.class.getPackage().getImplementationVersion());

    private static final List<String> FEATURES = List.of(
            "accounts",
            "totp",
            "email_verification",
            "audit",
            "invites",
            "people",
            "backup",
            "api_keys",
            "secrets",
            "models",
            "model_settings",
            "usage",
            "budgets",
            "conversations",
            "messages",
            "branches",
            "runs",
            "councils",
            "tags",
            "prompt_settings",
            "presets",
            "council_presets",
            "attachments",
            "sync_changes",
            "live");

    private final RegistrationPolicy registration;
    private final List<String> features;
    private final JsonNode contract;

    ServerRoutes(RegistrationPolicy registration, Set<String> more) {
        this.registration = registration;
        this.features = Stream.concat(FEATURES.stream(), more.stream().sorted()).toList();
        this.contract = readContract();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/server", this::server).open(Access.OPTIONAL),
                Route.get("/openapi.json", this::contract).open(Access.PUBLIC));
    }

    private Reply server(Request request) {
        String version = request.optionalCaller().isPresent() ? VERSION : null;
        return Reply.ok(new ServerInfo(1, features, registration.code(), version));
    }

    private Reply contract(Request request) {
        return Reply.ok(contract);
    }

    private static JsonNode readContract() {
        try (InputStream text = ServerRoutes.class.getResourceAsStream("openapi.json")) {
            if (text == null) {
                throw new ServerException("openapi.json is missing from this program.");
            }
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new ServerException("openapi.json cannot be read.", e);
        }
    }
}
