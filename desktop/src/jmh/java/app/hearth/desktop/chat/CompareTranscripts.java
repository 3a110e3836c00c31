package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A conversation of 10,000 messages in whatever could have been our transcript: opened at its end until the window is
/// laid out and closed again, and far jumps in it.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
public class CompareTranscripts {
    private static final int COUNT = 10_000;

    /// One of them in its window, empty.
    @State(Scope.Benchmark)
    public static class Window {
        @Param({"bare", "ours", "list", "RichTextArea", "RichTextFX"})
        @SuppressWarnings("NullAway.Init") // set up before anything is measured
        String shownBy;

        @SuppressWarnings("NullAway.Init")
        LongConversation conversation;

        @SuppressWarnings("NullAway.Init")
        Transcript transcript;

        @Setup
        public void show() throws Exception {
            Locale.setDefault(Locale.ENGLISH);
            Platform.startup(() -> {});
            BenchStage.onFx(() -> {
                conversation = new LongConversation(COUNT);
                transcript = Transcript.of(shownBy, conversation);
            });
        }

        @TearDown
        public void close() throws Exception {
            BenchStage.onFx(conversation::close);
            Platform.exit();
        }
    }

    /// The same with the conversation in sight and all of it read.
    @State(Scope.Benchmark)
    public static class Opened {
        private int jumps;

        @Setup
        public void open(Window window) throws Exception {
            BenchStage.onFx(window.transcript::open);
            BenchStage.frames(200);
        }

        /// By three tenths of the whole, round at its end.
        double next() {
            jumps++;
            return jumps * 3 % 10 / 10.0;
        }
    }

    @Benchmark
    public void openAndClose(Window window) throws Exception {
        BenchStage.onFx(() -> {
            window.transcript.open();
            BenchStage.pulse();
            window.transcript.leave();
            BenchStage.pulse();
        });
    }

    @Benchmark
    public void jump(Window window, Opened opened) throws Exception {
        BenchStage.onFx(() -> {
            window.transcript.jump(opened.next());
            BenchStage.pulse();
        });
    }
}
