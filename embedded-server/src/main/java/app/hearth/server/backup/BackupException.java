package app.hearth.server.backup;

/// Why a backup was not made or not put back, as one sentence a person can act on.
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
