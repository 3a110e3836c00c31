package app.hearth.desktop.keychain;

/// A keychain did not do what it was asked. The message is for the log and holds no secret.
public final class KeychainException extends Exception {
    private final Reason reason;

    KeychainException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    KeychainException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why, as far as it changes what a person can do about it.
    public enum Reason {
        /// This system has no keychain, or it does not answer.
        UNAVAILABLE,
        /// There is one, and its owner has to unlock it first.
        LOCKED,
        /// It refused this program.
        DENIED,
        /// It answered with something else than what was asked for.
        FAILED
    }
}
