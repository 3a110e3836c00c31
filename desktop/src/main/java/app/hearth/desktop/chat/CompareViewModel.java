package app.hearth.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Two answers to one question, side by side, of all there are. Confined to the UI thread.
final class CompareViewModel {
    private final OpenConversation open;
    private final ObservableList<ChatMessage> answers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Pair> pair = new ReadOnlyObjectWrapper<>(this, "pair");

    CompareViewModel(OpenConversation open) {
        this.open = open;
        open.branch().shapeProperty().subscribe(this::reread);
    }

    /// What is compared.
    record Pair(ChatMessage left, ChatMessage right) {
        private boolean isAmong(List<ChatMessage> answers) {
            return answers.contains(left) && answers.contains(right);
        }

        /// With an answer on one of its sides; when that stands on the other, they change places.
        private Pair with(ChatMessage answer, boolean onLeft) {
            return onLeft
                    ? new Pair(answer, answer == right ? left : right)
                    : new Pair(answer == left ? right : left, answer);
        }
    }

    /// Null while nothing is compared.
    ReadOnlyObjectProperty<@Nullable Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /// All answers to the question, the oldest first.
    ObservableList<ChatMessage> answers() {
        return answers;
    }

    /// Which of them one is.
    Place placeOf(ChatMessage answer) {
        return new Place(answers.indexOf(answer) + 1, answers.size());
    }

    /// What was asked; empty when the answers answer nothing.
    String question() {
        Pair now = pair.get();
        return now == null
                ? ""
                : open.branch()
                        .tree()
                        .parent(now.left())
                        .map(asked -> asked.text().toString())
                        .orElse("");
    }

    /// Whether there is another answer to compare this one with.
    boolean canCompare(ChatMessage answer) {
        return answer.isAnswer() && answersBeside(answer).size() > 1;
    }

    /// The last answer in sight that there is another to compare with.
    Optional<ChatMessage> last() {
        return open.branch().messages().reversed().stream()
                .filter(this::canCompare)
                .findFirst();
    }

    /// Compares an answer with the one before it, the first with the one after it.
    void compare(ChatMessage answer) {
        List<ChatMessage> all = answersBeside(answer);
        int index = all.indexOf(answer);
        if (all.size() > 1 && index >= 0) {
            answers.setAll(all);
            pair.set(index > 0 ? new Pair(all.get(index - 1), answer) : new Pair(answer, all.get(1)));
        }
    }

    private List<ChatMessage> answersBeside(ChatMessage answer) {
        return open.branch().tree().siblings(answer).stream()
                .filter(ChatMessage::isAnswer)
                .toList();
    }

    /// Puts an answer on one of the sides.
    void choose(ChatMessage answer, boolean onLeft) {
        Pair now = pair.get();
        if (now != null && answers.contains(answer)) {
            pair.set(now.with(answer, onLeft));
        }
    }

    /// The conversation goes on with this one; whether it is in sight now.
    boolean goOnWith(ChatMessage answer) {
        boolean there = open.branch().messages().contains(answer) || open.goTo(answer);
        if (there) {
            close();
        }
        return there;
    }

    void close() {
        pair.set(null);
        answers.clear();
    }

    /// Another answer may have come, and one of the two may be gone.
    private void reread() {
        Pair now = pair.get();
        if (now == null) {
            return;
        }
        List<ChatMessage> all = answersBeside(now.left());
        if (!now.isAmong(all)) {
            close();
        } else if (!all.equals(answers)) {
            answers.setAll(all);
        }
    }
}
