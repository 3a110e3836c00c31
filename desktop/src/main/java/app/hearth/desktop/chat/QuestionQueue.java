package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Posted;
import app.hearth.common.run.RunId;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was written while an answer was being written: it waits, per conversation, and is sent when that has ended.
/// Shows what waits in the conversation in sight. Confined to the UI thread; never blocks it.
final class QuestionQueue {
    private final QuestionLine.Surroundings around;
    private final InstantSource clock;
    private final Map<ConversationId, QuestionLine> lines = new HashMap<>();
    private final ObservableList<QueuedQuestion> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper(this, "going");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> held =
            new ReadOnlyObjectWrapper<>(this, "held", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Removed>> removed =
            new ReadOnlyObjectWrapper<>(this, "removed", Optional.empty());
    private @Nullable ConversationId inSight;

    /// A question taken out, and where it stood.
    record Removed(ConversationId there, QueuedQuestion question, int index) {}

    /// @param asked learns, on the UI thread, that one was sent, and in which conversation
    QuestionQueue(
            HearthClient client,
            Background background,
            InstantSource clock,
            ShownLeaf shownLeaf,
            BiConsumer<ConversationId, Posted> asked) {
        this.clock = clock;
        this.around = new QuestionLine.Surroundings(client, background, shownLeaf, new QuestionLine.Listener() {
            @Override
            public void changed(ConversationId there) {
                show();
            }

            @Override
            public void asked(ConversationId there, Posted posted) {
                asked.accept(there, posted);
            }
        });
    }

    /// What waits in the conversation in sight; the first one is sent next.
    ObservableList<QueuedQuestion> shown() {
        return shown;
    }

    /// Whether the next one of those is sent without anything more being done.
    ReadOnlyBooleanProperty goingProperty() {
        return going.getReadOnlyProperty();
    }

    /// Why they do not go on by themselves; empty while they do.
    ReadOnlyObjectProperty<Optional<Explanation>> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// The one taken out last, as long as it can be brought back here.
    ReadOnlyObjectProperty<Optional<Removed>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// The person goes to another conversation, or to one that does not exist yet; everything else goes on.
    void move(@Nullable ConversationId next) {
        inSight = next;
        removed.set(Optional.empty());
        show();
    }

    /// Has a question wait in the conversation in sight.
    ///
    /// @param run the answer it waits for; empty when others wait for it already
    void add(ConversationId there, Outbox.Question question, ModelName model, Optional<RunId> run) {
        removed.set(Optional.empty());
        lines.computeIfAbsent(there, id -> new QuestionLine(id, around))
                .add(new QueuedQuestion(MessageId.next(clock), question.text(), question.files(), model), run);
    }

    /// Takes one out; [#undoRemove] brings it back.
    void remove(QueuedQuestion question) {
        line().ifPresent(line -> {
            int index = line.remove(question);
            if (index >= 0 && inSight != null) {
                removed.set(Optional.of(new Removed(inSight, question, index)));
            }
        });
    }

    void undoRemove() {
        Optional<Removed> back = removed.get();
        removed.set(Optional.empty());
        back.ifPresent(it -> lines.computeIfAbsent(it.there(), id -> new QuestionLine(id, around))
                .insert(it.index(), it.question()));
    }

    void dismissRemoved() {
        removed.set(Optional.empty());
    }

    /// The person begins to change one, which [#change] ends.
    void take(QueuedQuestion question) {
        line().ifPresent(line -> line.take(question));
    }

    /// Says it in other words; without any, and without files, it is taken out.
    void change(QueuedQuestion question, String words) {
        String said = words.strip();
        QueuedQuestion changed = said.equals(question.text()) ? question : question.saying(said, MessageId.next(clock));
        if (said.isEmpty() && question.files().isEmpty()) {
            remove(question);
        } else {
            lines.values().stream()
                    .filter(line -> line.questions().contains(question))
                    .findFirst()
                    .ifPresent(line -> line.putBack(question, changed));
        }
    }

    void moveUp(QueuedQuestion question) {
        line().ifPresent(line -> line.moveUp(question));
    }

    /// Goes on with what is held: after `run` while an answer is being written, else at once, under `leaf`.
    void goOn(Optional<RunId> run, MessageId leaf) {
        line().ifPresent(line -> line.goOn(run, leaf));
    }

    /// All that waits anywhere.
    Map<ConversationId, List<QueuedQuestion>> unsent() {
        Map<ConversationId, List<QueuedQuestion>> all = new HashMap<>();
        lines.forEach((there, line) -> {
            if (!line.unsent().isEmpty()) {
                all.put(there, line.unsent());
            }
        });
        return all;
    }

    /// Takes over what someone left, and holds it.
    void takeOver(Map<ConversationId, List<QueuedQuestion>> before) {
        before.forEach((there, questions) ->
                lines.computeIfAbsent(there, id -> new QuestionLine(id, around)).restore(questions));
    }

    /// Nothing of it stays here, and nothing more is sent.
    void wipe() {
        lines.values().forEach(QuestionLine::close);
        lines.clear();
        move(null);
    }

    private Optional<QuestionLine> line() {
        return Optional.ofNullable(inSight).map(lines::get);
    }

    private void show() {
        lines.values().removeIf(QuestionLine::isIdle);
        List<QueuedQuestion> now = line().map(QuestionLine::questions).orElse(List.of());
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
        going.set(line().map(QuestionLine::isGoing).orElse(false));
        held.set(line().flatMap(QuestionLine::held));
    }
}
