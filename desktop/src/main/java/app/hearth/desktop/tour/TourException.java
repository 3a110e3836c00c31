package app.hearth.desktop.tour;

/// The tour did not see what it waited for; the message is one line that says what.
public final class TourException extends Exception {
    TourException(String message) {
        super(message);
    }

    TourException(String message, Throwable cause) {
        super(message, cause);
    }
}
