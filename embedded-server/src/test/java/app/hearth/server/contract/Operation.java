package app.hearth.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One method on one path of the document.
///
/// @param base what precedes the path: the API's base, or nothing for what stands at the server's root
/// @param method lower case, as the document writes it
/// @param template the path with its `{parameters}`
public record Operation(String base, String method, String template, JsonNode node) {
    /// The name by which clients generate code.
    public String id() {
        return node.path("operationId").asText();
    }

    /// Whether the operation asks for an access token.
    public boolean asksForToken() {
        return !node.has("security");
    }

    /// Whether the operation asks for the role `admin`.
    boolean isForAdmins() {
        return template.startsWith("/admin/");
    }

    /// Whether the operation opens a WebSocket, which no plain request does.
    public boolean isSocket() {
        return node.path("responses").has("101");
    }

    /// Whether the body is a form with a file.
    boolean takesFile() {
        return node.at("/requestBody/content").has("multipart/form-data");
    }

    /// The path with `value` in the place of each parameter.
    public String path(String value) {
        return base + template.replaceAll("\\{[^}]*}", value);
    }

    boolean matches(String wantedMethod, String path) {
        return method.equals(wantedMethod.toLowerCase(Locale.ROOT))
                && pattern().matcher(path).matches();
    }

    /// How many segments of the path are parameters; what is written out wins over them.
    long parameters() {
        return template.chars().filter(character -> character == '{').count();
    }

    String pointer() {
        return "/paths/" + OpenApi.escape(template) + "/" + method;
    }

    private Pattern pattern() {
        return Pattern.compile(Pattern.quote(base)
                + Stream.of(template.split("/", -1))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining("/")));
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + template;
    }
}
