package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The questions that wait in one conversation. It follows the answer they wait for by itself, so that they are sent
/// wherever the person is then: the first when the answer is complete, under that answer, and so on. When an answer is
/// stopped or fails, or a question is refused, the rest is held until the person says that it should go on. Confined to
/// the UI thread; never blocks it.
final class QuestionLine {
    private final ConversationId there;
    private final Surroundings around;
    private final List<QueuedQuestion> questions = new ArrayList<>();
    private Optional<Explanation> held = Optional.empty();
    private @Nullable RunFollower follower;
    private @Nullable QueuedQuestion sending;
    private @Nullable QueuedQuestion inHand;
    private @Nullable MessageId turn;
    private boolean closed;

    /// What all lines share.
    ///
    /// @param shownLeaf through which goes what moves the shown branch
    record Surroundings(HearthClient client, Background background, ShownLeaf shownLeaf, Listener listener) {}

    /// Learns of what happens to a line, on the UI thread.
    interface Listener {
        void changed(ConversationId there);

        void asked(ConversationId there, Posted posted);
    }

    QuestionLine(ConversationId there, Surroundings around) {
        this.there = there;
        this.around = around;
    }

    /// The first one is sent next.
    List<QueuedQuestion> questions() {
        return List.copyOf(questions);
    }

    /// Those, and before them the one that is on its way: as long as it has not arrived it may come back.
    List<QueuedQuestion> unsent() {
        return Stream.concat(Stream.ofNullable(sending), questions.stream()).toList();
    }

    /// Why they do not go on by themselves; empty while they do.
    Optional<Explanation> held() {
        return held;
    }

    /// Whether one will be sent without anything more being done.
    boolean isGoing() {
        return sending != null || follower != null || turn != null;
    }

    boolean isIdle() {
        return questions.isEmpty() && !isGoing();
    }

    /// Adds one that is sent when this run has ended, after those before it.
    void add(QueuedQuestion question, Optional<RunId> run) {
        questions.add(question);
        held = Optional.empty();
        run.filter(_ -> !isGoing()).ifPresent(this::follow);
        holdUnlessGoing();
        tell();
    }

    /// Puts questions before what is here, and holds them.
    void restore(List<QueuedQuestion> before) {
        questions.addAll(0, before);
        hold("kept");
    }

    void insert(int index, QueuedQuestion question) {
        questions.add(Math.min(index, questions.size()), question);
        holdUnlessGoing();
        tell();
    }

    private void holdUnlessGoing() {
        if (!isGoing() && held.isEmpty()) {
            held = Optional.of(reason("kept"));
        }
    }

    /// Where it stood; -1 when it is on its way already.
    int remove(QueuedQuestion question) {
        int index = questions.indexOf(question);
        questions.remove(question);
        settle();
        letGo(question);
        tell();
        return index;
    }

    /// The person changes this one: when its turn comes, it is sent as soon as that is done.
    void take(QueuedQuestion question) {
        inHand = question;
    }

    /// It is as it should be.
    void putBack(QueuedQuestion old, QueuedQuestion changed) {
        questions.replaceAll(question -> question.equals(old) ? changed : question);
        letGo(old);
        tell();
    }

    private void letGo(QueuedQuestion question) {
        MessageId due = turn;
        if (question.equals(inHand)) {
            inHand = null;
            turn = null;
            if (due != null) {
                send(due);
            }
        }
    }

    /// Lets a question change places with the one before it.
    void moveUp(QueuedQuestion question) {
        int index = questions.indexOf(question);
        if (index > 0) {
            questions.remove(index);
            questions.add(index - 1, question);
            tell();
        }
    }

    /// Goes on with held questions: after `run` while one is going, else at once, under `leaf`.
    void goOn(Optional<RunId> run, MessageId leaf) {
        if (isGoing() || questions.isEmpty()) {
            return;
        }
        held = Optional.empty();
        run.ifPresentOrElse(this::follow, () -> send(leaf));
        tell();
    }

    /// Sends nothing any more.
    void close() {
        closed = true;
        stopFollowing();
    }

    private void stopFollowing() {
        if (follower != null) {
            follower.leave();
        }
        follower = null;
    }

    private void follow(RunId run) {
        RunFollower following = new RunFollower(around.client(), around.background(), run, new End());
        follower = following;
        following.start();
    }

    private void send(MessageId parent) {
        if (questions.isEmpty()) {
            tell();
            return;
        }
        if (questions.getFirst().equals(inHand)) {
            turn = parent;
            tell();
            return;
        }
        QueuedQuestion next = questions.removeFirst();
        sending = next;
        tell();
        around.background()
                .run(
                        () -> around.shownLeaf()
                                .instead(
                                        there,
                                        () -> around.client().conversations().ask(there, next.under(parent))),
                        this::sent,
                        failure -> refused(next, failure));
    }

    private void sent(Posted posted) {
        sending = null;
        if (closed) {
            return;
        }
        if (!questions.isEmpty()) {
            follow(posted.run().id());
        }
        around.listener().asked(there, posted);
        tell();
    }

    private void refused(QueuedQuestion question, Exception failure) {
        sending = null;
        questions.addFirst(question);
        held = Optional.of(ChatProblems.of(failure));
        tell();
    }

    private void hold(String why) {
        stopFollowing();
        held = Optional.of(reason(why));
        settle();
        tell();
    }

    /// Nothing is held when there is nothing.
    private void settle() {
        if (questions.isEmpty()) {
            held = Optional.empty();
        }
    }

    private static Explanation reason(String why) {
        ResourceBundle texts = Views.texts(QuestionLine.class);
        return new Explanation(texts.getString("queue.held." + why), "");
    }

    private void tell() {
        around.listener().changed(there);
    }

    /// Waits for the end of an answer.
    private final class End implements RunFollower.Listener {
        @Override
        public void grew(String text, String reasoning) {}

        @Override
        public void tookBack() {}

        @Override
        public void used(Usage usage) {}

        @Override
        public void entered(RunPhase phase) {}

        @Override
        public void ended(Message message) {
            follower = null;
            if (message.status() == MessageStatus.COMPLETE) {
                send(message.id());
            } else {
                hold(message.status() == MessageStatus.CANCELLED ? "stopped" : "failed");
            }
        }

        @Override
        public void lost(Exception failure) {
            hold("lost");
        }
    }
}
