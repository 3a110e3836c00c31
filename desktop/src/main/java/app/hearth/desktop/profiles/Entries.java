package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.util.Optional;

/// What a name must be before the server is asked, and the sentences of the way in.
final class Entries {
    static final int NAME_MIN = 3;
    static final int NAME_MAX = 64;

    private Entries() {}

    /// What is wrong with a name; empty when it fits.
    static String nameProblem(String name) {
        String bare = name.strip();
        int length = bare.codePointCount(0, bare.length());
        if (length < NAME_MIN) {
            return text("name.short");
        }
        if (length > NAME_MAX) {
            return text("name.long");
        }
        return bare.indexOf('@') < 0 ? "" : text("name.at");
    }

    /// Why a password alone was refused: that there may be no such name is no answer to who typed none.
    static Explanation refused(Exception cause) {
        return isWrong(cause) ? explanation("password.wrong") : Explanations.of(cause);
    }

    /// Whether what was typed is wrong.
    static boolean isWrong(Exception cause) {
        return cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS;
    }

    /// Whether everything was right but the one-time code, which was not given.
    static boolean isCodeMissing(Exception cause) {
        return cause instanceof ProblemException answered && answered.code() == ErrorCode.TOTP_REQUIRED;
    }

    /// Why this desktop could not go in by itself, if that needs a word: who did not want to stay signed in
    /// knows. Who has no password cannot sign in again as others can.
    static Optional<Explanation> notResumed(Optional<RememberedProfile> profile, Exception cause) {
        boolean knowsNone =
                profile.map(RememberedProfile::hasPassword).map(has -> !has).orElse(false);
        boolean over = cause instanceof ProblemException answered && Profiles.isOver(answered);
        boolean nothingKept = cause instanceof ProblemException local && local.code() == ErrorCode.UNAUTHORIZED;
        if (knowsNone && over) {
            return Optional.of(explanation("signin.nothing"));
        }
        return nothingKept ? Optional.empty() : Optional.of(Explanations.of(cause));
    }

    /// The two sentences of a key.
    static Explanation explanation(String key) {
        return new Explanation(text(key + ".what"), text(key + ".do"));
    }

    static String text(String key) {
        return Views.texts(Entries.class).getString(key);
    }
}
