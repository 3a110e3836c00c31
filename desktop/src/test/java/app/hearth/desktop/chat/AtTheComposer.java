package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A chat before a server that answers what it is told; the thread of the test is the UI thread.
abstract class AtTheComposer {
    final FakeServer server = new FakeServer();
    final HearthClient client = server.client();
    final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    final ChatViewModel chat = new ChatViewModel(
            client, new Background(Executors.newVirtualThreadPerTaskExecutor(), ui::add), InstantSource.system());
    final List<ConversationId> changed = new ArrayList<>();

    @BeforeEach
    void knowTheModels() {
        chat.onChanged(changed::add);
        chat.models().refresh();
        await(() -> chat.models().knownProperty().get());
    }

    @AfterEach
    void close() {
        chat.close();
        client.close();
        server.close();
    }

    /// Does what was handed to this thread until the condition holds.
    final void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            try {
                Runnable next = ui.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("It did not come true within 20 seconds.");
                }
                next.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final void ask(String question) {
        chat.draftProperty().set(question);
        chat.send();
        await(() -> !chat.sendingProperty().get());
    }

    final String text(int index) {
        return chat.messages().get(index).text().toString();
    }

    /// Everything that was on its way to this thread has come.
    final void awaitQuiet() {
        int[] calls = {server.requests.size()};
        await(() -> {
            boolean quiet = ui.isEmpty() && calls[0] == server.requests.size();
            calls[0] = server.requests.size();
            return quiet;
        });
    }

    final void open(ConversationId id) {
        chat.open(id);
        await(() -> chat.stateProperty().get() == ChatState.READY);
    }
}
