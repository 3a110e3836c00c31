package app.hearth.desktop.chat;

import app.hearth.desktop.fx.TranscriptPane;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings a message of the shown branch to the top of the transcript, as soon as it is read: of a long branch, that may
/// be some frames later. For the JavaFX thread.
final class MessageJump {
    private final ChatViewModel chat;
    private final ChatRows rows;
    private final TranscriptPane<ChatRow> transcript;
    private final Consumer<Runnable> nextFrame;
    private @Nullable ChatMessage wanted;

    MessageJump(ChatViewModel chat, ChatRows rows, TranscriptPane<ChatRow> transcript, Consumer<Runnable> nextFrame) {
        this.chat = chat;
        this.rows = rows;
        this.transcript = transcript;
        this.nextFrame = nextFrame;
    }

    void to(ChatMessage message) {
        boolean looking = wanted != null;
        wanted = message;
        if (!looking) {
            look();
        }
    }

    private void look() {
        ChatMessage message = wanted;
        int row = message == null ? -1 : rows.indexOf(message);
        if (row < 0 && chat.messages().contains(message)) {
            nextFrame.accept(this::look);
            return;
        }
        wanted = null;
        if (row >= 0) {
            transcript.scrollTo(row);
        }
    }
}
