package app.hearth.desktop.conversations;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.BenchStage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
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

/// A word typed letter by letter into the filter of 20,000 conversations and taken away again, each time until the
/// window is laid out anew: in the sidebar, and in a bare list view over strings that are filtered by what they
/// contain.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class FilterConversations {
    private static final int COUNT = 20_000;
    private static final double WIDTH = 264;
    private static final double HEIGHT = 800;
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final List<String> WORDS =
            List.of("soup", "castle", "garden", "train", "letter", "winter", "recipe", "bridge", "violin");
    private static final List<String> TYPED = List.of("g", "ga", "gar", "gard", "gard 7", "gard", "gar", "ga", "g", "");

    private final HearthClient client = new HearthClient(ClientOptions.to(URI.create("http://127.0.0.1:9")));
    private final ConversationsViewModel conversations = new ConversationsViewModel(
            client, new Background(_ -> {}, Runnable::run), InstantSource.fixed(NOW), ZoneOffset.UTC);
    private final FilteredList<String> strings = new FilteredList<>(FXCollections.observableArrayList(
            IntStream.range(0, COUNT).mapToObj(FilterConversations::title).toList()));

    private static String title(int number) {
        return "The " + WORDS.get(number % 9) + " and the " + WORDS.get(number / 9 % 9) + " number " + number;
    }

    @Setup
    public void open() throws Exception {
        Platform.startup(() -> {});
        BenchStage.onFx(() -> {
            List<ConversationRow> rows = new ArrayList<>();
            for (int number = 0; number < COUNT; number++) {
                Instant updated = NOW.minus(Duration.ofHours(4L * number));
                String title = title(number);
                List<String> tags = number % 5 == 0 ? List.of("house") : List.of();
                rows.add(new ConversationRow(
                                ConversationId.next(InstantSource.system()), "", tags, false, false, updated, null, "")
                        .withTitle(title));
            }
            conversations.read(rows);
            var _ = BenchStage.shown(new ConversationsView(conversations).root(), WIDTH, HEIGHT);
            ListView<String> list = new ListView<>(strings);
            VBox.setVgrow(list, Priority.ALWAYS);
            var _ = BenchStage.shown(new VBox(list), WIDTH, HEIGHT);
        });
    }

    @TearDown
    public void close() {
        client.close();
        Platform.exit();
    }

    @Benchmark
    public void ours() throws Exception {
        for (String typed : TYPED) {
            BenchStage.onFx(() -> {
                conversations.filter().set(typed);
                BenchStage.pulse();
            });
        }
    }

    @Benchmark
    public void bare() throws Exception {
        for (String typed : TYPED) {
            BenchStage.onFx(() -> {
                String wanted = typed.toLowerCase(Locale.ROOT);
                strings.setPredicate(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
                BenchStage.pulse();
            });
        }
    }
}
