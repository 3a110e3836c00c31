package app.hearth.server.http;

import java.util.Locale;

/// Reads `Content-Type`.
final class MediaTypes {
    /// The text format of Prometheus.
    static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    static final String JSON = "application/json";

    private MediaTypes() {}

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
