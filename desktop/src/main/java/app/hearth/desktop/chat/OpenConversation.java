package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Posted;
import app.hearth.common.run.RunId;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The conversation in sight: its shown branch, the answer that grows at the end of it, and what is asked of the server
/// about it. Confined to the UI thread; never blocks it.
final class OpenConversation {
    private final ReadOnlyObjectWrapper<@Nullable ConversationId> id =
            new ReadOnlyObjectWrapper<>(this, "conversation");
    private final Branch branch = new Branch();
    private final Exchange exchange;
    private final AnswerInSight answer;
    private final ShownLeaf shownLeaf;
    private final ReadOnlyLongWrapper choices = new ReadOnlyLongWrapper(this, "choices");
    private Consumer<ConversationId> changed = _ -> {};

    OpenConversation(HearthClient client, Background background, InstantSource clock) {
        this.exchange = new Exchange(background);
        this.answer = new AnswerInSight(client, background, clock, this::changed);
        this.shownLeaf = new ShownLeaf(client.conversations(), background);
    }

    /// Null before the first question of a new one.
    ReadOnlyObjectProperty<@Nullable ConversationId> idProperty() {
        return id.getReadOnlyProperty();
    }

    Branch branch() {
        return branch;
    }

    Exchange exchange() {
        return exchange;
    }

    AnswerInSight answer() {
        return answer;
    }

    ShownLeaf shownLeaf() {
        return shownLeaf;
    }

    /// Changes whenever someone here chooses what is shown.
    ReadOnlyLongProperty choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    private void chosen() {
        choices.set(choices.get() + 1);
    }

    void onChanged(Consumer<ConversationId> taker) {
        changed = taker;
    }

    void changed(ConversationId conversation) {
        changed.accept(conversation);
    }

    /// Leaves what is in sight, while its runs go on; nothing of the next one is known yet.
    void move(@Nullable ConversationId next) {
        answer.leave();
        exchange.leave();
        branch.clear();
        id.set(next);
    }

    /// The new conversation has got its first question.
    void begin(ConversationId begun) {
        id.set(begun);
    }

    void show(ConversationReader.Whole read) {
        branch.read(read.messages(), read.conversation().currentLeafId());
        follow();
    }

    /// Puts what was posted in its place: what follows its parent belongs to another branch now.
    void show(Posted posted) {
        chosen();
        Message question = posted.userMessage();
        if (question != null) {
            branch.place(question);
        }
        answer.followNew(branch.place(posted.assistantMessage()), posted.run().id());
    }

    /// Takes in what was posted from elsewhere: it is shown when it goes on from the end of what is, and else found by
    /// walking there.
    void take(Posted posted) {
        if (branch.find(posted.assistantMessage().id()).isPresent()) {
            return; // it has come by itself
        }
        Message question = posted.userMessage();
        MessageId below = question == null ? posted.assistantMessage().parentId() : question.parentId();
        if (branch.leaf().map(ChatMessage::id).equals(Optional.ofNullable(below))) {
            show(posted);
        } else {
            branch.add(Stream.of(Optional.ofNullable(question), Optional.of(posted.assistantMessage()))
                    .flatMap(Optional::stream)
                    .toList());
        }
    }

    /// Has the model write on or anew.
    void again(Function<ConversationId, Posted> call) {
        again(call, _ -> {});
    }

    /// The same, and tells what came of it once it is shown.
    void again(Function<ConversationId, Posted> call, Consumer<Posted> shown) {
        ConversationId here = id.get();
        if (here == null || isBusy() || answer.goingProperty().get()) {
            return;
        }
        BooleanSupplier stillHere = exchange.stillHere();
        exchange.run(moving(here, () -> call.apply(here)), posted -> {
            changed(here);
            if (stillHere.getAsBoolean()) {
                show(posted);
                shown.accept(posted);
            }
        });
    }

    /// Adds a message that is stored as it is; it is shown, and told to `shown`, when the person is still here.
    void add(Function<ConversationId, Message> call, Runnable shown) {
        ConversationId here = id.get();
        if (here == null || isBusy()) {
            return;
        }
        BooleanSupplier stillHere = exchange.stillHere();
        exchange.run(moving(here, () -> call.apply(here)), message -> {
            changed(here);
            if (stillHere.getAsBoolean()) {
                branch.place(message);
                keepShown(here);
                shown.run();
            }
        });
    }

    /// Whether something is on its way to the server that moves the shown branch.
    boolean isBusy() {
        return exchange.goingProperty().get();
    }

    /// A call that says itself which branch of the conversation is shown from then on.
    <T> Callable<T> moving(ConversationId conversation, Supplier<T> call) {
        chosen();
        return () -> shownLeaf.instead(conversation, call);
    }

    /// Shows a sibling of a message, so many further on, and keeps that; whether there is one.
    boolean walk(ChatMessage from, int steps) {
        ConversationId here = id.get();
        if (here == null || isBusy() || !branch.walk(from, steps)) {
            return false;
        }
        keepShown(here);
        return true;
    }

    /// Shows the newest of the branches a message is part of, and keeps that; whether it is shown.
    boolean goTo(ChatMessage message) {
        ConversationId here = id.get();
        if (here == null || isBusy() || branch.find(message.id()).isEmpty()) {
            return false;
        }
        branch.endBelow(message);
        keepShown(here);
        return true;
    }

    private void keepShown(ConversationId here) {
        chosen();
        follow();
        BooleanSupplier stillHere = exchange.stillHere();
        branch.leaf()
                .ifPresent(leaf -> shownLeaf.keep(here, leaf.id(), failure -> {
                    if (stillHere.getAsBoolean()) {
                        exchange.fail(ChatProblems.of(failure));
                    }
                }));
    }

    /// Shows the branch that ends with a message, which is kept already.
    void showTo(ChatMessage leaf) {
        branch.end(leaf);
        follow();
    }

    /// Listens to the answer at the end of the shown branch unless it does so already.
    void followGrowing() {
        Optional<RunId> growing = branch.growing().flatMap(ChatMessage::runId);
        if (growing.isPresent() && !growing.equals(answer.run())) {
            follow();
        }
    }

    /// Listens to the answer at the end of the shown branch, and to no other.
    void follow() {
        answer.leave();
        branch.growing().ifPresent(growing -> growing.runId().ifPresent(run -> answer.follow(growing, run)));
    }
}
