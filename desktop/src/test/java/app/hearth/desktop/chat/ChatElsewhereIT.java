package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.wire.ErrorCode;
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
    void theEndOfAnAnswerLeftBehindIsNotTheEndOfTheOneInSight() {
        FakeRun first = server.nextRun().write("first");
        ask("One");
        await(() -> text(1).equals("first"));
        ConversationId left = chat.conversationProperty().get();
        chat.startNew();
        server.nextRun().write("second");
        ask("Two");
        await(() -> text(1).equals("second"));

        first.done();
        awaitQuiet();

        assertThat(chat.answeringProperty().get()).isTrue();
        assertThat(text(1)).isEqualTo("second");
        assertThat(chat.conversationProperty().get()).isNotEqualTo(left);
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
        chat.regenerate(chat.messages().get(1));
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
}
