package app.hearth.server.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/// Says how far a long work has come, at most once a second. For one thread.
final class Progress implements LongConsumer {
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final PrintWriter err;
    private final String sentence;
    private final long unit;
    private long saidAt = System.nanoTime();

    private Progress(PrintWriter err, String sentence, long unit) {
        this.err = err;
        this.sentence = sentence;
        this.unit = unit;
    }

    static Progress ofBytes(PrintWriter err) {
        return new Progress(err, "hearth: %,d KB written so far%n", 1024);
    }

    static Progress ofRows(PrintWriter err) {
        return new Progress(err, "hearth: %,d rows restored so far%n", 1);
    }

    @Override
    public void accept(long count) {
        long now = System.nanoTime();
        if (now - saidAt >= PAUSE) {
            saidAt = now;
            err.printf(Locale.ROOT, sentence, count / unit);
        }
    }
}
