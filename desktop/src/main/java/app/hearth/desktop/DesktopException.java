package app.hearth.desktop;

/// A broken promise inside the desktop program: the root of its unchecked exceptions. The message is for the
/// log; what a person reads is made from the cause.
public class DesktopException extends RuntimeException {
    public DesktopException(String message) {
        super(message);
    }

    public DesktopException(String message, Throwable cause) {
        super(message, cause);
    }
}
