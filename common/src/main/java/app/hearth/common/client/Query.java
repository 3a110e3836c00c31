package app.hearth.common.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Builds the query of a call; parameters without a value are left out.
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encode(value.toString()));
        return this;
    }

    static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
