package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Thinking;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How long a model is said to have thought.
final class ThinkingIT extends AtTheComposer {
    private final AtomicReference<Instant> now = new AtomicReference<>(FakeServer.NOON);
    private final ChatViewModel watching =
            new ChatViewModel(client, new Background(Executors.newVirtualThreadPerTaskExecutor(), ui::add), now::get);

    @AfterEach
    void stopWatching() {
        watching.close();
    }

    private ChatMessage ask() {
        watching.models().refresh();
        await(() -> watching.models().knownProperty().get());
        watching.draftProperty().set("Think");
        watching.send();
        await(() -> !watching.sendingProperty().get());
        return watching.messages().get(1);
    }

    private void pass(int seconds) {
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(seconds)));
    }

    @Test
    void thoughtsTakeFromTheFirstOfThemToTheFirstWordOfTheAnswer() {
        FakeRun run = server.nextRun().think("Let me");
        ChatMessage answer = ask();
        await(() -> !answer.reasoning().isEmpty());
        assertThat(answer.thinking()).isEqualTo(new Thinking(true, 0));
        pass(9);
        run.think(" see.");
        await(() -> answer.reasoning().toString().endsWith("see."));
        pass(3);
        run.write("So");
        await(() -> !answer.text().isEmpty());
        pass(40);
        run.write(" it is.").done();
        await(() -> !watching.answeringProperty().get());

        assertThat(answer.thinking()).isEqualTo(new Thinking(false, 12));
    }

    @Test
    void thoughtsThatCameToNothingTookUntilTheAnswerWasStopped() {
        FakeRun run = server.nextRun().think("Let me see.");
        ChatMessage answer = ask();
        await(() -> !answer.reasoning().isEmpty());
        pass(5);
        run.cancel();
        await(() -> !watching.answeringProperty().get());

        assertThat(answer.thinking()).isEqualTo(new Thinking(false, 5));
    }

    @Test
    void whoComesLaterDoesNotKnowHowLongItTook() {
        FakeRun run = server.nextRun().think("Let me see.");
        ChatMessage first = ask();
        await(() -> !first.reasoning().isEmpty());
        watching.reload();
        await(() -> watching.stateProperty().get() == ChatState.READY
                && watching.messages().get(1) != first
                && !watching.messages().get(1).reasoning().isEmpty());
        ChatMessage answer = watching.messages().get(1);
        pass(5);
        run.write("So it is.").done();
        await(() -> !watching.answeringProperty().get());

        assertThat(answer.thinking()).isEqualTo(new Thinking(false, 0));
    }

    @Test
    void anAnswerWithoutThoughtsTookNone() {
        server.nextRun().write("So it is.").done();
        ChatMessage answer = ask();
        await(() -> !watching.answeringProperty().get());

        assertThat(answer.thinking()).isEqualTo(new Thinking(false, 0));
    }
}
