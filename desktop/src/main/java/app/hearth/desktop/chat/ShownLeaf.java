package app.hearth.desktop.chat;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.MessageId;
import app.hearth.desktop.fx.Background;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps on the server which branch of a conversation is shown, so that other devices and the next start show it.
///
/// One call goes out at a time, and of what was chosen meanwhile only the last: whoever walks fast through siblings
/// does not find another one later than where they stopped. Thread-safe.
final class ShownLeaf {
    private final ConversationCalls calls;
    private final Background background;
    private final Map<ConversationId, MessageId> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();

    ShownLeaf(ConversationCalls calls, Background background) {
        this.calls = calls;
        this.background = background;
    }

    /// Never blocks.
    void keep(ConversationId conversation, MessageId leaf, Consumer<Exception> failed) {
        waiting.put(conversation, leaf);
        background.run(() -> store(conversation), () -> {}, failed);
    }

    private void store(ConversationId conversation) {
        turn.lock();
        try {
            MessageId leaf = waiting.remove(conversation);
            if (leaf != null) {
                calls.update(conversation, ConversationPatch.none().withCurrentLeafId(leaf));
            }
        } finally {
            turn.unlock();
        }
    }

    /// Makes a call that tells what is shown, not before what was chosen here has been kept. Blocks.
    <T> T after(ConversationId conversation, Supplier<T> call) {
        turn.lock();
        try {
            store(conversation);
            return call.get();
        } finally {
            turn.unlock();
        }
    }

    /// Makes a call that says itself what is shown from then on; what waits is not wanted any more. Blocks.
    <T> T instead(ConversationId conversation, Supplier<T> call) {
        turn.lock();
        try {
            waiting.remove(conversation);
            return call.get();
        } finally {
            turn.unlock();
        }
    }
}
