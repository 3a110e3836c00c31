package app.hearth.desktop.chat;

import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;

/// What a refused question means for a person, where the same code would mean something else elsewhere.
final class ChatProblems {
    private ChatProblems() {}

    static Explanation of(Exception failure) {
        if (isAboutFiles(failure)) {
            return explain("refused.files");
        }
        return failure instanceof ProblemException answered && answered.code() == ErrorCode.RATE_LIMITED
                ? explain("refused.busy")
                : Explanations.of(failure);
    }

    /// Whether the files of the conversation are why: a model that cannot see, or files that are no longer there.
    static boolean isAboutFiles(Exception failure) {
        if (!(failure instanceof ProblemException answered)) {
            return false;
        }
        List<FieldError> errors = answered.problem().errors();
        return errors != null && errors.stream().anyMatch(error -> error.field().startsWith("attachment_ids"));
    }

    private static Explanation explain(String key) {
        ResourceBundle texts = Views.texts(ChatProblems.class);
        return new Explanation(texts.getString(key + ".what"), texts.getString(key + ".do"));
    }
}
