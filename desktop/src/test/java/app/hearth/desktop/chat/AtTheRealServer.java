package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A chat before the real server and its demo provider; the thread of the test is the UI thread.
abstract class AtTheRealServer {
    static final ModelName PLAIN = new ModelName("demo", "hearth-demo");
    static final ModelName THINKING = new ModelName("demo", "hearth-demo-thinking");

    final RealHearth house;
    final HearthClient anna;
    final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    final ChatViewModel chat;
    final List<ConversationId> changed = new ArrayList<>();

    AtTheRealServer(@TempDir Path data) throws Exception {
        house = RealHearth.withDemo(data);
        anna = house.client();
        chat = chat();
    }

    /// Another window of hers.
    final ChatViewModel chat() {
        return new ChatViewModel(
                anna, new Background(Executors.newVirtualThreadPerTaskExecutor(), ui::add), InstantSource.system());
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
        house.useDemo(anna);
        chat.onChanged(changed::add);
        chat.models().refresh();
        await(() -> chat.models().knownProperty().get());
    }

    @AfterEach
    void close() {
        chat.close();
        house.close();
    }

    /// Does what was handed to this thread until the condition holds.
    final void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            try {
                Runnable next = ui.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                } else if (System.nanoTime() > deadline) {
                    throw new AssertionError("It did not come true within 60 seconds.");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final ConversationId conversation() {
        return anna.conversations()
                .create(new NewConversation(null, "Trip", null, null))
                .id();
    }

    /// Stores a message as it is; null makes a root.
    final MessageId note(ConversationId there, @Nullable MessageId parent, Role role, String text) {
        NewMessage note = NewMessage.note(role, text).withParentId(parent);
        return anna.conversations().add(there, note).id();
    }

    final void open(ChatViewModel window, ConversationId id) {
        window.open(id);
        await(() -> window.stateProperty().get() == ChatState.READY);
    }

    final void ask(String question) {
        chat.draftProperty().set(question);
        chat.send();
        await(() -> !chat.sendingProperty().get());
    }

    final List<String> texts() {
        return texts(chat);
    }

    static List<String> texts(ChatViewModel window) {
        return window.messages().stream().map(one -> one.text().toString()).toList();
    }

    final @Nullable MessageId leafOf(ConversationId id) {
        Conversation now = anna.conversations().get(id);
        return now.currentLeafId();
    }

    /// All there are on the server.
    final List<Message> tree(ConversationId id) {
        return anna.conversations().messages(id, true, null).items();
    }
}
