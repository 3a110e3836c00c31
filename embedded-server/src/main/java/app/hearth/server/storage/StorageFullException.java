package app.hearth.server.storage;

import app.hearth.server.ServerException;

/// Nothing was written, because the disk has no room; reading goes on.
public final class StorageFullException extends ServerException {
    private static final long serialVersionUID = 1;

    StorageFullException() {
        super("The disk that holds the data is full.");
    }
}
