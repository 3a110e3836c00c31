package app.hearth.desktop.chat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.TitleSource;
import app.hearth.desktop.fx.Background;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// A conversation of many messages. For the JavaFX thread.
final class LongConversation implements AutoCloseable {
    static final double WIDTH = 960;
    static final double HEIGHT = 720;

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String QUESTION = "How do we get from the station up to the castle, and what does it cost?";
    private static final String ANSWER = """
            Take the **tram** from the station to the square, then walk:

            - out by the north door and left along the river
            - up the stairs behind the market, which take *ten minutes*

            The ticket is `2.40` for an hour. On Sundays the first tram leaves at nine, and the castle opens at ten; in
            winter both are half an hour later. Bring something warm, since there is always wind up there.
            """;

    private final HearthClient client = new HearthClient(ClientOptions.to(URI.create("http://127.0.0.1:9")));
    private final List<Message> messages = new ArrayList<>();
    private final Conversation conversation;
    private final ChatViewModel chat;

    LongConversation(int count) {
        chat = new ChatViewModel(client, new Background(_ -> {}, Runnable::run), InstantSource.fixed(NOW));
        ConversationId id = ConversationId.next(InstantSource.system());
        MessageId parent = null;
        for (int number = 0; number < count; number++) {
            Message next = message(id, parent, number, number % 2 == 0 ? QUESTION : ANSWER, MessageStatus.COMPLETE);
            messages.add(next);
            parent = next.id();
        }
        conversation = new Conversation(
                id, "Trip", TitleSource.USER, null, null, List.of(), false, false, parent, count, 1, NOW, NOW, null);
    }

    private static Message message(
            ConversationId id, @Nullable MessageId parent, int number, String text, MessageStatus status) {
        return new Message(
                MessageId.next(InstantSource.system()),
                id,
                parent,
                number % 2 == 0 ? Role.USER : Role.ASSISTANT,
                text,
                null,
                number % 2 == 0 ? null : "demo",
                number % 2 == 0 ? null : "hearth-demo",
                status,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                NOW.plusMillis(number));
    }

    /// What our window shows, with nothing in it yet.
    Parent window() {
        return new ChatView(chat).root();
    }

    void leave() {
        chat.startNew();
    }

    void open() {
        chat.show(new ConversationReader.Whole(conversation, messages));
    }

    /// One more answer that grows, in our window.
    ChatMessage growing() {
        ChatMessage answer = new ChatMessage(message(
                conversation.id(),
                messages.isEmpty() ? null : messages.getLast().id(),
                messages.size() | 1,
                "",
                MessageStatus.STREAMING));
        chat.messages().add(answer);
        return answer;
    }

    List<String> texts() {
        return messages.stream().map(Message::content).toList();
    }

    @Override
    public void close() {
        chat.close();
        client.close();
    }
}
