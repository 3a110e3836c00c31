package app.hearth.server.storage;

import java.nio.file.Path;

/// A process that holds a data directory until it is ended.
final class LockHolder {
    private LockHolder() {}

    public static void main(String... arguments) throws Exception {
        try (DirectoryLock _ = DirectoryLock.take(Path.of(arguments[0]))) {
            System.out.println("held");
            System.in.transferTo(System.err);
        }
    }
}
