package app.hearth.desktop.fx;

import app.hearth.common.client.ProblemException;
import app.hearth.common.client.UnreachableException;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns failures into sentences for a person, in their language. Thread-safe.
public final class Explanations {
    private static final Logger log = LoggerFactory.getLogger(Explanations.class);
    private static final long MINUTE = 60;

    private Explanations() {}

    /// Any failure of a call.
    public static Explanation of(Exception failure) {
        return of(failure, "");
    }

    /// Any failure of a call that concerned a provider, by its name on the wire (`openrouter`); empty when unknown.
    public static Explanation of(Exception failure, String provider) {
        return switch (failure) {
            case ProblemException answered -> of(answered.problem(), provider);
            case UnreachableException _ -> plain("unreachable");
            case ServerStartException notStarted ->
                new Explanation(
                        sentence(notStarted.getMessage()), plain("start").whatToDo());
            default -> {
                log.warn("A failure without a name of its own reached the window", failure);
                yield plain("unexpected");
            }
        };
    }

    /// What a failed message keeps.
    public static Explanation of(Problem problem) {
        return of(problem, "");
    }

    /// What a failed message keeps, with the provider it was asked of; empty when unknown.
    public static Explanation of(Problem problem, String provider) {
        ProviderReason reason = problem.reason();
        if (problem.code() == ErrorCode.PROVIDER_ERROR && reason != null) {
            return provider(reason, provider, problem.detail());
        }
        Explanation explanation = explain("error." + problem.code().code(), Named.of(provider));
        List<FieldError> errors = problem.errors();
        if (problem.code() == ErrorCode.VALIDATION && errors != null && !errors.isEmpty()) {
            return new Explanation(sentence(errors.getFirst().message()), explanation.whatToDo());
        }
        return explanation;
    }

    /// It was tried too often; `wait` is what is left until the next try, in minutes and at the end in seconds.
    static Explanation tooOften(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        String whatToDo = seconds > MINUTE
                ? MessageFormat.format(texts().getString("wait.minutes"), (seconds + MINUTE - 1) / MINUTE)
                : MessageFormat.format(texts().getString("wait.seconds"), seconds);
        return new Explanation(plain("error." + ErrorCode.RATE_LIMITED.code()).what(), whatToDo);
    }

    private static Explanation provider(ProviderReason reason, String provider, String words) {
        Named named = Named.of(provider);
        Explanation explanation = explain("provider." + reason.code(), named);
        if (reason == ProviderReason.KEY_REFUSED && !named.page().isEmpty()) {
            explanation = new Explanation(explanation.what(), text("provider.key_refused.do.at", named));
        }
        if (!saysMore(reason) || words.isBlank()) {
            return explanation;
        }
        String said = MessageFormat.format(texts().getString("provider.said"), words.strip());
        return new Explanation(explanation.what() + " " + said, explanation.whatToDo());
    }

    /// Whether the provider's own words tell a person something our sentence does not.
    private static boolean saysMore(ProviderReason reason) {
        return switch (reason) {
            case REFUSED_CONTENT, REFUSED_REQUEST, UNAVAILABLE -> true;
            case KEY_REFUSED,
                    NO_CREDIT,
                    UNKNOWN_MODEL,
                    RATE_LIMITED,
                    UNREACHABLE,
                    ADDRESS_REFUSED,
                    TIMED_OUT,
                    CUT_OFF,
                    NOT_UNDERSTOOD,
                    TOO_LONG -> false;
        };
    }

    private static Explanation plain(String key) {
        return explain(key, Named.of(""));
    }

    private static Explanation explain(String key, Named provider) {
        return new Explanation(text(key + ".what", provider), text(key + ".do", provider));
    }

    private static String text(String key, Named provider) {
        return MessageFormat.format(texts().getString(key), provider.atStart(), provider.page(), provider.within());
    }

    private static ResourceBundle texts() {
        return Views.texts(Explanations.class);
    }

    private static String sentence(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return plain("error.validation").what();
        }
        String stripped = words.strip();
        String capital = stripped.substring(0, 1).toUpperCase(Locale.getDefault()) + stripped.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    /// A provider as it stands in a sentence: at its start, within it, and the page where its keys are.
    private record Named(String atStart, String within, String page) {
        static Named of(String provider) {
            if (provider.isEmpty()) {
                ResourceBundle texts = texts();
                return new Named(texts.getString("provider.someone"), texts.getString("provider.someone.within"), "");
            }
            String name = KnownProvider.nameOf(provider);
            return new Named(
                    name,
                    name,
                    KnownProvider.of(provider).map(KnownProvider::page).orElse(""));
        }
    }
}
