package app.hearth.desktop.chat;

import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyMap;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Goes from a message to its siblings without the transcript jumping: the head of the sibling comes where that of the
/// message was, and a button that had the focus has it again. For the JavaFX thread.
final class SiblingWalk {
    private final ChatViewModel chat;
    private final ChatRows rows;
    private final TranscriptPane<ChatRow> transcript;
    private final KeyMap keys;
    private final Runnable walked;

    /// @param walked is told that what is in sight is no new text
    SiblingWalk(ChatViewModel chat, ChatRows rows, TranscriptPane<ChatRow> transcript, KeyMap keys, Runnable walked) {
        this.keys = keys;
        this.chat = chat;
        this.rows = rows;
        this.transcript = transcript;
        this.walked = walked;
    }

    /// Shows the sibling so many further on.
    void walk(ChatMessage from, int steps) {
        int head = rows.indexOf(from);
        Optional<Double> top = transcript.row(head).map(Node::getLayoutY);
        boolean focused = transcript.row(head).filter(Node::isFocusWithin).isPresent();
        if (!chat.branches().walk(from, steps)) {
            return;
        }
        walked.run();
        if (head < 0 || head >= rows.rows().size()) {
            transcript.scrollToEnd();
            return;
        }
        transcript.scrollTo(head, top.orElse(0.0));
        transcript.layout();
        if (focused) {
            transcript.row(head).ifPresent(row -> focus(row, steps));
        }
    }

    /// The button that leads further; at the end of the way, the one that leads back.
    private static void focus(Region head, int steps) {
        Node further = head.lookup(steps > 0 ? ".siblings-next" : ".siblings-previous");
        Node back = head.lookup(steps > 0 ? ".siblings-previous" : ".siblings-next");
        Node wanted = further instanceof Button button && !button.isDisabled() ? further : back;
        if (wanted != null) {
            wanted.requestFocus();
        }
    }

    /// The keys for it lead from the last message that has siblings, wherever in the scene part the focus is.
    void onKey(KeyEvent event) {
        boolean earlier = keys.matches(CommandId.EARLIER_SIBLING, event);
        if (!earlier && !keys.matches(CommandId.LATER_SIBLING, event)) {
            return;
        }
        chat.branches().lastFork().ifPresent(fork -> {
            walk(fork, earlier ? -1 : 1);
            event.consume();
        });
    }
}
