package app.hearth.server.provider;

import app.hearth.common.wire.ProviderReason;
import java.util.Locale;
import java.util.Map;

/// Turns what a provider or the network said into a reason and a sentence a person understands. Immutable.
final class Refusals {
    private static final Map<String, String> NAMES = Map.of(
            "openrouter", "OpenRouter",
            "openai", "OpenAI",
            "anthropic", "Anthropic",
            "gemini", "Gemini",
            "ollama", "Ollama",
            "groq", "Groq",
            "mistral", "Mistral",
            "deepseek", "DeepSeek");

    private final String provider;
    private final Redaction redaction;

    Refusals(ProviderAccess access) {
        this.redaction = new Redaction(access.key());
        String known = NAMES.get(access.provider().toLowerCase(Locale.ROOT));
        this.provider = known == null ? Redaction.oneLine(access.provider()) : known;
    }

    /// The failure of a request answered with a status that is no success.
    ProviderException ofStatus(int status, ProviderError error) {
        if (status < 400) {
            return failure(
                    ProviderReason.REFUSED_REQUEST, "it points to another address, and a key is never sent on to one");
        }
        return failure(reason(status, error), redaction.readable(error.message()));
    }

    /// The failure of an answer with an error inside.
    ProviderException inStream(ProviderError error) {
        return failure(reason(error.status(), error), redaction.readable(error.message()));
    }

    /// `reason` with this provider's name and `words`, which explain it; they may be empty and must be fit to read.
    ProviderException failure(ProviderReason reason, String words) {
        String sentence = provider + " " + what(reason);
        return new ProviderException(reason, words.isEmpty() ? sentence + "." : sentence + ": " + words);
    }

    private static ProviderReason reason(int status, ProviderError error) {
        String code = error.code();
        if (code.contains("insufficient_quota") || code.contains("billing") || code.contains("insufficient_credit")) {
            return ProviderReason.NO_CREDIT;
        }
        if (code.contains("content_filter") || code.contains("content_policy") || code.contains("moderation")) {
            return ProviderReason.REFUSED_CONTENT;
        }
        if (code.contains("invalid_api_key") || code.contains("authentication")) {
            return ProviderReason.KEY_REFUSED;
        }
        if (code.contains("model_not_found")) {
            return ProviderReason.UNKNOWN_MODEL;
        }
        if (code.contains("rate_limit")) {
            return ProviderReason.RATE_LIMITED;
        }
        if (code.contains("context_length")) {
            return ProviderReason.REFUSED_REQUEST;
        }
        return ofStatus(status == 0 ? statusOf(code) : status, error.message().toLowerCase(Locale.ROOT));
    }

    /// The status that Anthropic gives an error of this type, whose events carry none.
    private static int statusOf(String code) {
        return switch (code) {
            case "invalid_request_error", "request_too_large" -> 400;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            default -> 0;
        };
    }

    private static ProviderReason ofStatus(int status, String words) {
        return switch (status) {
            case 401 -> ProviderReason.KEY_REFUSED;
            case 402 -> ProviderReason.NO_CREDIT;
            case 403 ->
                words.contains("moderation") || words.contains("flagged")
                        ? ProviderReason.REFUSED_CONTENT
                        : ProviderReason.KEY_REFUSED;
            case 404 -> ProviderReason.UNKNOWN_MODEL;
            case 408 -> ProviderReason.UNAVAILABLE;
            case 429 -> ProviderReason.RATE_LIMITED;
            default ->
                words.contains("api key not valid") // Gemini, with status 400
                        ? ProviderReason.KEY_REFUSED
                        : words.contains("credit balance is too low") // Anthropic, with status 400
                                ? ProviderReason.NO_CREDIT
                                : status >= 400 && status < 500
                                        ? ProviderReason.REFUSED_REQUEST
                                        : ProviderReason.UNAVAILABLE;
        };
    }

    private static String what(ProviderReason reason) {
        return switch (reason) {
            case KEY_REFUSED -> "refused this key";
            case NO_CREDIT -> "has no credit left for this key";
            case REFUSED_CONTENT -> "refused what was written";
            case UNKNOWN_MODEL -> "does not know this model";
            case REFUSED_REQUEST -> "did not accept the request";
            case RATE_LIMITED -> "asks to wait, too many requests came";
            case UNAVAILABLE -> "cannot answer at the moment";
            case UNREACHABLE -> "could not be reached";
            case ADDRESS_REFUSED -> "has an address this server does not call";
            case TIMED_OUT -> "did not answer in time";
            case CUT_OFF -> "broke off before the answer was complete";
            case NOT_UNDERSTOOD -> "answered something this program does not understand";
            case TOO_LONG -> "sent more than this server accepts";
        };
    }
}
