package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;

/// What a name and a password must be before the server is asked; empty when they fit, else a sentence.
final class Entries {
    static final int NAME_MIN = 3;
    static final int NAME_MAX = 64;
    static final int PASSWORD_MIN = 8;
    static final int PASSWORD_MAX = 256;

    private Entries() {}

    static String nameProblem(String name) {
        int length = characters(name.strip());
        if (length < NAME_MIN) {
            return text("name.short");
        }
        return length > NAME_MAX ? text("name.long") : "";
    }

    static String passwordProblem(String password) {
        int length = characters(password);
        if (length < PASSWORD_MIN) {
            return text("password.short");
        }
        return length > PASSWORD_MAX ? text("password.long") : "";
    }

    /// Why a password alone was refused: that there may be no such name is no answer to who typed none.
    static Explanation refused(Exception cause) {
        boolean wrong = cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS;
        return wrong ? explanation("password.wrong") : Explanations.of(cause);
    }

    /// The two sentences of a key.
    static Explanation explanation(String key) {
        return new Explanation(text(key + ".what"), text(key + ".do"));
    }

    static String text(String key) {
        return Views.texts(Entries.class).getString(key);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
