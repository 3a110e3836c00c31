package app.hearth.desktop.chat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import javafx.stage.Window;

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
    private static final Duration STREAMED = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private StreamIntoLongConversation() {}

    /// Something that a token is added to, on the JavaFX thread.
    @FunctionalInterface
    private interface Growing {
        void add(String token);
    }

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

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        for (int round = 1; round <= ROUNDS; round++) {
            bare(SHORT, round);
            ours(SHORT, round);
            bare(LONG, round);
            ours(LONG, round);
        }
        heap();
        Platform.exit();
    }

    private static void ours(int count, int round) throws Exception {
        LongConversation conversation = new LongConversation(count);
        Scene[] scene = new Scene[1];
        ChatMessage[] answer = new ChatMessage[1];
        onFx(() -> {
            scene[0] = conversation.ours();
            conversation.open();
        });
        Thread.sleep(WARM_UP); // until all of it is read
        onFx(() -> answer[0] = conversation.growing());
        measure("ours", count, round, scene[0], token -> answer[0].append(token, ""));
        onFx(conversation::close);
        closeWindows();
    }

    private static void bare(int count, int round) throws Exception {
        LongConversation conversation = new LongConversation(count);
        Scene[] scene = new Scene[1];
        StringBuilder text = new StringBuilder();
        onFx(() -> {
            ListView<String> list = LongConversation.bare();
            list.getItems().setAll(conversation.texts());
            list.getItems().add("");
            list.scrollTo(count);
            scene[0] = LongConversation.shown(list);
        });
        ListView<?> shown = (ListView<?>) scene[0].getRoot();
        @SuppressWarnings("unchecked")
        ListView<String> list = (ListView<String>) shown;
        Thread.sleep(WARM_UP);
        boolean[] waiting = new boolean[1];
        measure("bare", count, round, scene[0], token -> {
            text.append(token);
            if (!waiting[0]) { // once per frame, as ours does
                waiting[0] = true;
                NextFrame.run(() -> {
                    waiting[0] = false;
                    list.getItems().set(count, text.toString());
                    list.scrollTo(count);
                });
            }
        });
        onFx(conversation::close);
        closeWindows();
    }

    private static void measure(String who, int count, int round, Scene scene, Growing growing) throws Exception {
        Pulses pulses = new Pulses();
        long[] thread = new long[1];
        onFx(() -> {
            thread[0] = Thread.currentThread().threadId();
            pulses.watch(scene);
        });
        long before = THREADS.getThreadCpuTime(thread[0]);
        long began = System.nanoTime();
        try (ScheduledExecutorService tokens = Executors.newSingleThreadScheduledExecutor()) {
            String[] words = {
                "The ", "tram ", "goes ", "**up** ", "to ", "the ", "castle ", "every ", "ten ", "minutes.\n\n"
            };
            int[] next = new int[1];
            var _ = tokens.scheduleAtFixedRate(
                    () -> {
                        String word = words[next[0]++ % words.length];
                        Platform.runLater(() -> growing.add(word));
                    },
                    10,
                    10,
                    TimeUnit.MILLISECONDS);
            Thread.sleep(STREAMED);
            tokens.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = (THREADS.getThreadCpuTime(thread[0]) - before) / 1e6 / seconds;
        onFx(pulses::stop);
        System.out.printf(
                "%s\t%d messages\tround %d\t%d pulses\tp50 %.2f ms\tp99 %.2f ms\tCPU %.1f ms/s%n",
                who, count, round, pulses.count, pulses.millis(0.5), pulses.millis(0.99), cpu);
    }

    private static void heap() throws Exception {
        LongConversation none = new LongConversation(0);
        Scene[] scene = new Scene[1];
        onFx(() -> scene[0] = none.ours());
        Thread.sleep(WARM_UP);
        long idle = used();
        onFx(none::close);
        closeWindows();
        LongConversation all = new LongConversation(LONG);
        long read = used();
        onFx(() -> {
            scene[0] = all.ours();
            all.open();
        });
        Thread.sleep(WARM_UP.multipliedBy(2));
        long shown = used();
        System.out.printf(
                "heap\tidle %d KiB\tmessages alone %d KiB\tin sight %d KiB%n",
                idle / 1024, (read - idle) / 1024, (shown - idle) / 1024);
        onFx(all::close);
    }

    private static long used() throws InterruptedException {
        for (int time = 0; time < 5; time++) {
            System.gc();
            Thread.sleep(200);
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    private static void closeWindows() throws InterruptedException {
        onFx(() -> {
            for (Window window : Window.getWindows().toArray(Window[]::new)) {
                ((Stage) window).close();
            }
        });
    }

    private static void onFx(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            work.run();
            done.countDown();
        });
        done.await();
    }
}
