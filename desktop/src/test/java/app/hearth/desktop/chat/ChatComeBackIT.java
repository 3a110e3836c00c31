package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// What is found again by who had to leave.
final class ChatComeBackIT extends AtTheComposer {
    @Test
    void whoComesBackIsWhereTheyWereWithEverythingTheyHadTyped() {
        ConversationId castle = server.conversationOf(2).id();
        ConversationId soups = server.conversationOf(4).id();
        chat.draftProperty().set("A new one, begun");
        open(soups);
        chat.draftProperty().set("And without leek?");
        open(castle);
        chat.draftProperty().set("How late does it go");

        Unsent left = chat.unsent();
        chat.close();
        ChatViewModel back = back();
        back.comeBackTo(left);
        await(() -> back.stateProperty().get() == ChatState.READY);

        assertThat(back.conversationProperty().get()).isEqualTo(castle);
        assertThat(back.messages()).hasSize(2);
        assertThat(back.draftProperty().get()).isEqualTo("How late does it go");
        back.open(soups);
        assertThat(back.draftProperty().get()).isEqualTo("And without leek?");
        back.startNew();
        assertThat(back.draftProperty().get()).isEqualTo("A new one, begun");
        back.close();
    }

    @Test
    void whoWasBeginningAConversationGoesOnBeginningIt() {
        chat.draftProperty().set("Plan a week of");

        Unsent left = chat.unsent();
        ChatViewModel back = back();
        back.comeBackTo(left);

        assertThat(back.stateProperty().get()).isEqualTo(ChatState.NEW);
        assertThat(back.draftProperty().get()).isEqualTo("Plan a week of");
        back.close();
    }

    @Test
    void whatIsToHoldInTheNewConversationWaitsWithItsDraft() {
        Instructions cook = new Instructions("You cook.", null);
        chat.beginning().set(cook);
        open(server.conversationOf(2).id());
        assertThat(chat.heading().instructed().get()).isFalse();
        chat.beginning().set(new Instructions("You bake.", null));
        assertThat(chat.heading().instructed().get())
                .as("that of the one in sight")
                .isFalse();
        chat.beginning().set(cook);
        chat.startNew();
        assertThat(chat.beginning().get()).isEqualTo(cook);
        assertThat(chat.heading().instructed().get()).isTrue();

        Unsent left = chat.unsent();
        chat.close();
        assertThat(chat.beginning().get()).isEqualTo(Instructions.NONE);
        ChatViewModel back = back();
        back.comeBackTo(left);
        assertThat(back.beginning().get()).isEqualTo(cook);
        back.close();
    }

    @Test
    void whatWasToHoldHoldsInTheConversationThatItBeganWithAndInNoOther() {
        chat.beginning().set(new Instructions("You cook.", null));
        server.nextRun().write("Leek.").done();
        ask("What is in a soup?");
        assertThat(chat.heading().instructed().get()).isTrue();
        chat.startNew();
        assertThat(chat.beginning().get()).isEqualTo(Instructions.NONE);
        assertThat(chat.heading().instructed().get()).isFalse();
    }

    @Test
    void whatIsLeftSaysInALogHowMuchItIsAndNothingElse() {
        chat.draftProperty().set("a secret plan");

        assertThat(chat.unsent()).hasToString("Unsent[1, 0]");
    }

    private ChatViewModel back() {
        return new ChatViewModel(client, new Background(Runnable::run, ui::add), InstantSource.system());
    }
}
