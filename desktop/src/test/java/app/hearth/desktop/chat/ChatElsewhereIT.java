package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.wire.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Going from one conversation to another while something is under way.
final class ChatElsewhereIT extends AtTheComposer {
    @Test
    void everyConversationKeepsItsDraft() {
        Conversation first = server.conversation("First", FakeServer.NOON, false);
        Conversation second = server.conversation("Second", FakeServer.NOON, false);
        open(first.id());
        chat.draftProperty().set("half a thought");
        open(second.id());
        assertThat(chat.draftProperty().get()).isEmpty();
        open(first.id());
        assertThat(chat.draftProperty().get()).isEqualTo("half a thought");
    }

    @Test
    void goingElsewhereWhileAQuestionIsOnItsWayDoesNotMixConversations() {
        Conversation other = server.conversationOf(2);
        server.nextRun().write("late").done();
        chat.draftProperty().set("Begun here");
        chat.send();
        chat.open(other.id());
        await(() -> !chat.sendingProperty().get() && chat.stateProperty().get() == ChatState.READY);
        assertThat(chat.conversationProperty().get()).isEqualTo(other.id());
        assertThat(chat.messages()).hasSize(2);
        chat.startNew();
        assertThat(chat.draftProperty().get()).isEmpty();
    }

    @Test
    void whatIsSetForTheNextConversationWhileAnotherBeginsIsForTheNextOne() {
        Instructions bake = new Instructions("You bake.", null);
        server.nextRun().write("late").done();
        chat.beginning().set(new Instructions("You cook.", null));
        chat.draftProperty().set("Begun here");
        chat.send();
        chat.beginning().set(bake);
        chat.startNew();
        await(() -> !chat.sendingProperty().get());
        assertThat(chat.beginning().get()).isEqualTo(bake);
    }

    @Test
    void theEndOfAnAnswerLeftBehindIsNotTheEndOfTheOneInSight() throws InterruptedException {
        FakeRun first = server.nextRun().write("first");
        ask("One");
        await(() -> text(1).equals("first"));
        first.done();
        List<Runnable> late = arriving();
        chat.startNew();
        server.nextRun().write("second");
        ask("Two");
        await(() -> text(1).equals("second"));

        late.forEach(Runnable::run);

        assertThat(chat.answeringProperty().get()).isTrue();
        assertThat(text(1)).isEqualTo("second");
    }

    @Test
    void aConversationThatComesLateDoesNotTakeThePlaceOfTheNextOne() throws InterruptedException {
        Conversation slow = server.conversationOf(2);
        Conversation next = server.conversationOf(4);
        chat.open(slow.id());
        List<Runnable> late = arriving();
        open(next.id());

        late.forEach(Runnable::run);

        assertThat(chat.messages()).hasSize(4);
        assertThat(chat.conversationProperty().get()).isEqualTo(next.id());
    }

    @Test
    void whatIsOpenIsNotReadAgain() {
        Conversation conversation = server.conversationOf(2);
        open(conversation.id());

        chat.open(conversation.id());

        assertThat(chat.stateProperty().get()).isEqualTo(ChatState.READY);
        assertThat(chat.messages()).hasSize(2);
    }

    @Test
    void whatIsRefusedThereIsNotSaidHere() {
        Conversation other = server.conversationOf(2);
        server.refuse("POST", "/messages", ErrorCode.STORAGE_FULL);
        chat.draftProperty().set("Refused");
        chat.send();
        chat.open(other.id());
        await(() -> !chat.sendingProperty().get() && chat.stateProperty().get() == ChatState.READY);

        assertThat(chat.problemProperty().get()).isNull();
    }

    @Test
    void anotherAnswerAskedForThereDoesNotAppearHere() {
        Conversation other = server.conversationOf(4);
        Conversation asked = server.conversationOf(2);
        open(asked.id());
        server.nextRun().write("another").done();
        chat.answers().regenerate(chat.messages().get(1));
        chat.open(other.id());
        await(() -> !chat.sendingProperty().get() && chat.stateProperty().get() == ChatState.READY);
        awaitQuiet();

        assertThat(chat.messages()).hasSize(4);
        assertThat(chat.answeringProperty().get()).isFalse();
    }

    @Test
    void whoComesBackBeforeTheQuestionHasArrivedSeesItAsked() {
        Conversation conversation = server.conversationOf(2);
        Conversation other = server.conversationOf(2);
        open(conversation.id());
        server.nextRun().write("late").done();
        chat.draftProperty().set("Asked here");
        chat.send();
        chat.open(other.id());
        chat.open(conversation.id());
        await(() -> chat.messages().size() == 4 && text(3).equals("late"));

        assertThat(chat.draftProperty().get()).isEmpty();
    }

    /// What arrives next for this thread, held back.
    private List<Runnable> arriving() throws InterruptedException {
        List<Runnable> held = new ArrayList<>();
        held.add(Objects.requireNonNull(ui.poll(20, TimeUnit.SECONDS), "nothing arrived"));
        ui.drainTo(held);
        return held;
    }
}
