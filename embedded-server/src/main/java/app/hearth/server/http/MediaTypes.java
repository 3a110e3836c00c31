package app.hearth.server.http;

import java.util.Locale;
import java.util.Optional;

/// Reads `Content-Type`.
final class MediaTypes {
    /// The text format of Prometheus.
    static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    static final String JSON = "application/json";

    private static final String FORM = "multipart/form-data";
    private static final int MAX_BOUNDARY = 70;

    private MediaTypes() {}

    static boolean isForm(String type) {
        return type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
    }

    /// What stands between the parts of a form; empty when the type names none that may.
    static Optional<String> boundary(String type) {
        return HeaderParameter.of(type, "boundary")
                .filter(text -> !text.isEmpty() && text.length() <= MAX_BOUNDARY)
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127));
    }

    /// True for JSON in UTF-8, named or not; other parameters are refused.
    static boolean isJson(String type) {
        if (type.equals(JSON)) {
            return true;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(JSON) || parts.length > 2) {
            return false;
        }
        String parameter = parts.length == 1 ? "" : parts[1].replace("\"", "").strip();
        return parameter.isEmpty() || parameter.equals("charset=utf-8");
    }
}
