package app.hearth.server.attachment;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.http.HttpFailure;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// The threads on which images are worked on, apart from those of requests: so many at once and no more, so that
/// many large images wait instead of filling the memory and keeping everybody else from the processor.
/// Thread-safe.
final class Darkroom implements AutoCloseable {
    private final ExecutorService threads;

    /// A second one only where that leaves half of the processors to everything else.
    Darkroom() {
        int places = Runtime.getRuntime().availableProcessors() >= 4 ? 2 : 1;
        this.threads = Executors.newFixedThreadPool(
                places, Thread.ofPlatform().daemon().name("darkroom-", 0).factory());
    }

    /// As [Pictures#read], when it is this image's turn. Blocks.
    Content develop(Kind kind, Path file) {
        try {
            Future<Content> picture = threads.submit(() -> Pictures.read(kind, file));
            return picture.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpFailure refusal
                    ? refusal
                    : new IllegalStateException("An image could not be worked on.", e);
        } catch (RejectedExecutionException _) {
            throw closing();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw closing();
        }
    }

    private static HttpFailure closing() {
        return HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
    }

    /// Those that wait are refused.
    @Override
    public void close() {
        threads.shutdown();
    }
}
