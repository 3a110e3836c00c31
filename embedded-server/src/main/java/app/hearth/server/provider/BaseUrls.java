package app.hearth.server.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// The addresses providers are reached at: the well-known ones, and what makes a given one valid. Which addresses may
/// be called is not decided here but at each connection ([AddressPolicy]).
public final class BaseUrls {
    private static final int MAX_LENGTH = 2048;
    private static final Map<String, String> KNOWN = Map.of(
            "openrouter", "https://openrouter.ai/api/v1",
            "openai", "https://api.openai.com/v1",
            "anthropic", "https://api.anthropic.com/v1",
            "gemini", "https://generativelanguage.googleapis.com/v1beta/openai",
            "ollama", "http://127.0.0.1:11434/v1");

    private BaseUrls() {}

    /// What became of a base URL somebody gave.
    public sealed interface Outcome {
        /// It can be used, in this form.
        record Accepted(String url) implements Outcome {}

        /// It cannot be used; the sentence says why, for the field `base_url`.
        record Refused(String sentence) implements Outcome {}
    }

    /// The base URL of a provider that needs none to be given.
    public static Optional<String> known(String provider) {
        return Optional.ofNullable(KNOWN.get(provider.toLowerCase(Locale.ROOT)));
    }

    /// The base URL to use for `provider`: the given one, normalised, or when none was given the well-known one.
    public static Outcome of(String provider, @Nullable String given) {
        if (given != null && !given.isBlank()) {
            return normalised(given);
        }
        return known(provider)
                .<Outcome>map(Outcome.Accepted::new)
                .orElseGet(() -> new Outcome.Refused("Give the address of this provider, such as https://host/v1."));
    }

    /// Scheme and host in lower case (international names as ASCII), without default port and trailing slashes; the
    /// path of a call, pasted along, is cut off.
    public static Outcome normalised(String given) {
        String text = given.strip();
        if (text.length() > MAX_LENGTH) {
            return new Outcome.Refused("This address is longer than " + MAX_LENGTH + " characters.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == '\\')) {
            return new Outcome.Refused("This address holds characters that no address can have.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        HttpUrl url = lower.startsWith("http://") || lower.startsWith("https://") ? HttpUrl.parse(text) : null;
        if (url == null) {
            return new Outcome.Refused("This is not an http:// or https:// address.");
        }
        return withoutExtras(text, url);
    }

    private static Outcome withoutExtras(String text, HttpUrl url) {
        int authority = text.indexOf("//") + 2;
        int authorityEnd = indexOfAny(text, authority);
        if (authority == authorityEnd) {
            return new Outcome.Refused("This address names no host.");
        }
        if (text.substring(0, authorityEnd).contains("@")) {
            return new Outcome.Refused("An address must not hold a name or password; give the key in its own field.");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            return new Outcome.Refused("A base address ends with its path; leave out what follows ? or #.");
        }
        String plain = withoutTrailingSlashes(url.toString());
        for (String call : new String[] {"/chat/completions", "/models", "/messages", "/api/chat", "/api/tags"}) {
            if (plain.endsWith(call)) {
                plain = withoutTrailingSlashes(plain.substring(0, plain.length() - call.length()));
            }
        }
        return new Outcome.Accepted(plain);
    }

    private static int indexOfAny(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if ("/?#".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String withoutTrailingSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
