package app.hearth.desktop.chat;

import app.hearth.common.client.ProblemException;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// Why a file does not go along.
enum FileRefusal {
    FOLDER(false),
    EMPTY(false),
    TOO_LARGE(false),
    TEXT_TOO_LONG(false),
    KIND(false),
    DAMAGED(false),
    UNREADABLE(true),
    BUSY(true),
    GONE(true);

    private final boolean again;

    FileRefusal(boolean again) {
        this.again = again;
    }

    ChosenFile.Refused state() {
        ResourceBundle texts = Views.texts(FileRefusal.class);
        String key = "file." + name().toLowerCase(Locale.ROOT);
        Explanation why = new Explanation(texts.getString(key + ".what"), texts.getString(key + ".do"));
        return new ChosenFile.Refused(why, again);
    }

    /// What a failed try to send a file means; a failure that is not about files speaks for itself.
    static ChosenFile.Refused of(Exception failure) {
        return known(failure)
                .map(FileRefusal::state)
                .orElseGet(() -> new ChosenFile.Refused(Explanations.of(failure), true));
    }

    private static Optional<FileRefusal> known(Exception failure) {
        if (!(failure instanceof ProblemException answered)) {
            return failure instanceof IOException ? Optional.of(UNREADABLE) : Optional.empty();
        }
        return switch (answered.code()) {
            case TOO_LARGE -> Optional.of(TOO_LARGE);
            case UNSUPPORTED_MEDIA_TYPE -> Optional.of(KIND);
            case VALIDATION -> Optional.of(DAMAGED);
            case RATE_LIMITED -> Optional.of(BUSY);
            default -> Optional.empty();
        };
    }
}
