package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// 100 tokens a second that stream into the end of a conversation in sight, in our window and in a bare list view, into
/// 10 and into 10,000 messages, in rounds that alternate: how long a pulse takes from its beginning until everything is
/// laid out, and how much CPU time the JavaFX thread takes. Then the heap that a conversation of 10,000 messages takes
/// while it is in sight. Prints one line for each.
///
/// A pulse is what JavaFX does for a frame, sixty times a second at most; drawing itself is done by another thread.
public final class StreamIntoLongConversation {
    private static final int SHORT = 10;
    private static final int LONG = 10_000;
    private static final int ROUNDS = 5;
    private static final int TOKENS = 1_200;

    /// After so many frames every message has been read, a portion in each, and nothing moves any more.
    private static final int SETTLED = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private StreamIntoLongConversation() {}

    /// What a stretch of pulses took.
    private static final class Pulses extends AnimationTimer {
        private final long[] took = new long[10_000];
        private int count;
        private long began;

        void watch(Scene scene) {
            scene.addPostLayoutPulseListener(() -> {
                if (began != 0 && count < took.length) {
                    took[count] = System.nanoTime() - began;
                    count++;
                }
            });
            start();
        }

        @Override
        public void handle(long now) {
            began = System.nanoTime();
        }

        double millis(double part) {
            long[] sorted = Arrays.copyOf(took, count);
            Arrays.sort(sorted);
            return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, (long) (part * count))] / 1e6;
        }
    }

    /// Measures ours and the bare control, or instead those transcripts that are named, in 10,000 messages alone.
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        List<String> named = List.of(arguments);
        for (int round = 1; round <= ROUNDS; round++) {
            for (String name : named.isEmpty() ? List.of("bare", "ours") : named) {
                if (named.isEmpty()) {
                    stream(name, SHORT, round);
                }
                stream(name, LONG, round);
            }
        }
        if (named.isEmpty()) {
            heap();
        }
        Platform.exit();
    }

    private static void stream(String name, int count, int round) throws Exception {
        LongConversation conversation = new LongConversation(count);
        AtomicReference<Transcript> shown = new AtomicReference<>();
        BenchStage.onFx(() -> {
            shown.set(Transcript.of(name, conversation));
            shown.get().open();
        });
        BenchStage.frames(SETTLED);
        BenchStage.onFx(shown.get()::begin);
        measure(name, count, round, shown.get());
        BenchStage.onFx(conversation::close);
        BenchStage.closeAll();
    }

    private static void measure(String who, int count, int round, Transcript transcript) throws Exception {
        Pulses pulses = new Pulses();
        long[] thread = new long[1];
        BenchStage.onFx(() -> {
            thread[0] = Thread.currentThread().threadId();
            pulses.watch(transcript.scene());
        });
        long before = THREADS.getThreadCpuTime(thread[0]);
        long began = System.nanoTime();
        try (ScheduledExecutorService tokens = Executors.newSingleThreadScheduledExecutor()) {
            String[] words = {
                "The ", "tram ", "goes ", "**up** ", "to ", "the ", "castle ", "every ", "ten ", "minutes.\n\n"
            };
            AtomicInteger next = new AtomicInteger();
            var _ = tokens.scheduleAtFixedRate(
                    () -> Platform.runLater(() -> transcript.grow(words[next.getAndIncrement() % words.length])),
                    10,
                    10,
                    TimeUnit.MILLISECONDS);
            BenchStage.until(() -> next.get() >= TOKENS);
            tokens.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = (THREADS.getThreadCpuTime(thread[0]) - before) / 1e6 / seconds;
        BenchStage.onFx(pulses::stop);
        System.out.printf(
                "%s\t%d messages\tround %d\t%d pulses\tp50 %.2f ms\tp99 %.2f ms\tCPU %.1f ms/s%n",
                who, count, round, pulses.count, pulses.millis(0.5), pulses.millis(0.99), cpu);
    }

    private static void heap() throws Exception {
        LongConversation none = new LongConversation(0);
        BenchStage.onFx(() -> BenchStage.shown(none.window(), LongConversation.WIDTH, LongConversation.HEIGHT));
        BenchStage.frames(SETTLED);
        long idle = used();
        BenchStage.onFx(none::close);
        BenchStage.closeAll();
        LongConversation all = new LongConversation(LONG);
        long read = used();
        BenchStage.onFx(() -> {
            BenchStage.shown(all.window(), LongConversation.WIDTH, LongConversation.HEIGHT);
            all.open();
        });
        BenchStage.frames(SETTLED);
        long shown = used();
        System.out.printf(
                "heap\tidle %d KiB\tmessages alone %d KiB\tin sight %d KiB%n",
                idle / 1024, (read - idle) / 1024, (shown - idle) / 1024);
        BenchStage.onFx(all::close);
    }

    /// What is left when collecting finds no more.
    private static long used() {
        long before = Long.MAX_VALUE;
        long now = collected();
        while (now < before) {
            before = now;
            now = collected();
        }
        return before;
    }

    private static long collected() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
