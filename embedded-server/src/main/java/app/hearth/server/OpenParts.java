package app.hearth.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a server that are open, in the order they were opened, to be closed in the other. Thread-safe.
final class OpenParts {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /// Closes each, the last opened first; one that fails is logged and does not keep the others open.
    synchronized void closeAll() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) { // AutoCloseable allows any; the other parts must be closed all the same
                LOG.error("{} did not close", part.getClass().getSimpleName(), e);
            }
        }
    }
}
