package app.hearth.server.key;

import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.provider.BaseUrls;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What stored keys and secrets may look like.
final class KeyRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Set<String> KEY_NEEDED = Set.of("openrouter", "openai", "anthropic", "gemini");
    private static final int MAX_KEY = 4096;
    private static final int MAX_SECRET_BYTES = 8192;
    private static final int MAX_LABEL = 128;

    private KeyRules() {}

    /// A key that may be stored.
    record Checked(String provider, Optional<Secret> key, String baseUrl, Optional<String> label) {}

    static Checked check(SaveKey wanted) {
        String provider = name(wanted.provider());
        if (!isName(provider)) {
            throw new InvalidFieldException(
                    "provider", "A provider's name has 1 to 63 letters, digits, dots, hyphens and underscores.");
        }
        Optional<Secret> key = Optional.ofNullable(wanted.key())
                .map(secret -> Secret.of(secret.reveal().strip()))
                .filter(secret -> !secret.isEmpty());
        key.ifPresent(KeyRules::requireSendable);
        if (key.isEmpty() && KEY_NEEDED.contains(provider)) {
            throw new InvalidFieldException("key", "This provider needs a key.");
        }
        return new Checked(provider, key, baseUrl(provider, wanted), label(wanted));
    }

    /// A secret's name in the form in which it is stored.
    static String secretName(String given) {
        String name = name(given);
        if (!isName(name)) {
            throw new InvalidFieldException(
                    "name", "A secret's name has 1 to 63 letters, digits, dots, hyphens and underscores.");
        }
        return name;
    }

    static void requireSecret(Secret value) {
        int bytes = value.reveal().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_SECRET_BYTES) {
            throw new InvalidFieldException("value", "A secret has between 1 and 8192 bytes.");
        }
    }

    /// The form in which the name of a provider or a secret is stored and looked up.
    static String name(String given) {
        return given.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void requireSendable(Secret key) {
        boolean sendable = key.reveal().chars().allMatch(c -> c > ' ' && c < 127);
        if (!sendable || key.length() > MAX_KEY) {
            throw new InvalidFieldException("key", "A key has at most 4096 visible ASCII characters and no spaces.");
        }
    }

    private static String baseUrl(String provider, SaveKey wanted) {
        return switch (BaseUrls.of(provider, wanted.baseUrl())) {
            case BaseUrls.Outcome.Accepted accepted -> accepted.url();
            case BaseUrls.Outcome.Refused refused -> throw new InvalidFieldException("base_url", refused.sentence());
        };
    }

    private static Optional<String> label(SaveKey wanted) {
        Optional<String> label =
                Optional.ofNullable(wanted.label()).map(String::strip).filter(text -> !text.isEmpty());
        if (label.filter(text -> text.codePointCount(0, text.length()) > MAX_LABEL)
                .isPresent()) {
            throw new InvalidFieldException("label", "A label has at most 128 characters.");
        }
        return label;
    }
}
