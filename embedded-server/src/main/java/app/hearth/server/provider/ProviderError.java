package app.hearth.server.provider;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a provider said went wrong, read out of the many shapes it is said in.
///
/// @param message its own words, untrimmed; may be empty
/// @param code its code or type in lower case, or empty
/// @param parameter the parameter it names, or empty
/// @param status the HTTP status it gives inside the body, or 0
record ProviderError(String message, String code, String parameter, int status) {
    /// The error in an event or body that may hold none.
    static Optional<ProviderError> in(JsonNode root) {
        JsonNode error = root.path("error");
        if (isSaid(error)) {
            return Optional.of(of(error));
        }
        String object = root.path("object").asText();
        boolean isItselfAnError =
                object.equals("error") || root.path("type").asText().equals("error");
        return isItselfAnError ? Optional.of(of(root)) : Optional.empty();
    }

    /// The error of a refused request, whose body may be anything.
    static ProviderError ofBody(String body) {
        JsonNode root = parsed(body);
        JsonNode first = root.isArray() ? root.path(0) : root;
        if (first.isObject()) {
            return in(first).orElseGet(() -> of(first));
        }
        boolean page = body.stripLeading().startsWith("<");
        String words = first.isTextual() ? first.textValue() : body;
        return new ProviderError(page ? "" : words, "", "", 0);
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode root = Json.lenient().readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isSaid(JsonNode error) {
        return (error.isTextual() && !error.textValue().isEmpty()) || (error.isObject() && !error.isEmpty());
    }

    private static ProviderError of(JsonNode error) {
        if (error.isTextual()) {
            return new ProviderError(error.textValue(), "", "", 0);
        }
        JsonNode code = error.path("code");
        String type = error.path("type").asText("");
        String named = code.isTextual() && !isNumber(code.textValue()) ? code.textValue() : type;
        return new ProviderError(
                message(error),
                named.toLowerCase(Locale.ROOT),
                error.path("param").asText(""),
                status(error, code));
    }

    private static String message(JsonNode error) {
        String message = firstText(error.path("message"), error.path("detail"), error.path("error"), error.path("msg"));
        String raw = raw(error.path("metadata").path("raw"));
        if (raw.isEmpty() || message.contains(raw)) {
            return message.isEmpty() && error.path("detail").isContainerNode()
                    ? error.path("detail").toString()
                    : message;
        }
        return message.isEmpty() ? raw : message + ": " + raw;
    }

    /// OpenRouter's true cause: what the provider behind it said, often JSON within a string.
    private static String raw(JsonNode raw) {
        if (raw.isObject()) {
            return in(raw).map(ProviderError::message).orElseGet(raw::toString);
        }
        String text = raw.asText("");
        return text.stripLeading().startsWith("{") ? ofBody(text).message() : text;
    }

    private static String firstText(JsonNode... candidates) {
        return Stream.of(candidates)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static int status(JsonNode error, JsonNode code) {
        JsonNode number =
                code.isNumber() || (code.isTextual() && isNumber(code.textValue())) ? code : error.path("status");
        int status = number.asInt(0);
        return status >= 400 && status <= 599 ? status : 0;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
