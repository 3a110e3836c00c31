package app.hearth.desktop.chat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A conversation of 10,000 messages that have been read, opened at its end until the window is laid out, and closed
/// again: in our window, and in a bare list view over their texts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class OpenLongConversation {
    private static final int COUNT = 10_000;

    @SuppressWarnings("NullAway.Init") // set up before anything is measured
    private LongConversation conversation;

    @SuppressWarnings("NullAway.Init")
    private Scene ours;

    @SuppressWarnings("NullAway.Init")
    private ListView<String> list;

    @SuppressWarnings("NullAway.Init")
    private Scene bare;

    @Setup
    public void open() throws Exception {
        Platform.startup(() -> {});
        onFx(() -> {
            conversation = new LongConversation(COUNT);
            ours = conversation.ours();
            list = LongConversation.bare();
            bare = LongConversation.shown(list);
        });
    }

    @TearDown
    public void close() throws Exception {
        onFx(conversation::close);
        Platform.exit();
    }

    @Benchmark
    public void ours() throws Exception {
        onFx(() -> {
            conversation.open();
            LongConversation.layOut(ours);
            conversation.close(ours);
        });
    }

    @Benchmark
    public void bare() throws Exception {
        onFx(() -> {
            list.getItems().setAll(conversation.texts());
            list.scrollTo(COUNT - 1);
            LongConversation.layOut(bare);
            list.getItems().clear();
            LongConversation.layOut(bare);
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
