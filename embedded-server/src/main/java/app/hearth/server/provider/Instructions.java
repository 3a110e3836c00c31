package app.hearth.server.provider;

import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// The limits of what goes to a model besides the messages, wherever it is kept.
public final class Instructions {
    private static final int MAX_PROMPT = 100_000;
    private static final int MAX_PARAMETERS = 16 * 1024;

    private Instructions() {}

    /// A system prompt as it is kept; one of blanks is none.
    public static @Nullable String systemPrompt(@Nullable String given) {
        return prompt("system_prompt", given);
    }

    /// The same in another field.
    public static @Nullable String prompt(String field, @Nullable String given) {
        if (given != null && given.length() > MAX_PROMPT) {
            throw new InvalidFieldException(field, "A system prompt has at most 100,000 characters.");
        }
        return given == null || given.isBlank() ? null : given;
    }

    /// Parameters of a question as they are kept; an empty object is none.
    public static @Nullable JsonNode parameters(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isObject()) {
            throw new InvalidFieldException("params", "Parameters are a JSON object.");
        }
        if (Json.write(given).length() > MAX_PARAMETERS) {
            throw new InvalidFieldException("params", "Parameters have at most 16 KiB.");
        }
        return given.isEmpty() ? null : given;
    }
}
