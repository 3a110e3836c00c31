package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BranchTest {
    private final ConversationId conversation = ConversationId.next(InstantSource.system());
    private final Message question = message(null, Role.USER, "question");
    private final Message answer = message(question.id(), Role.ASSISTANT, "answer");
    private final Message more = message(answer.id(), Role.USER, "more");
    private final Branch branch = new Branch();

    BranchTest() {
        branch.show(List.of(question, answer, more));
    }

    @Test
    void anotherAnswerTakesThePlaceOfAllThatFollowedItsQuestion() {
        branch.place(message(question.id(), Role.ASSISTANT, "another"));

        assertThat(texts()).containsExactly("question", "another");
    }

    @Test
    void aMessageThatGoesOnIsRenewedAndWhatCameAfterIsElsewhere() {
        ChatMessage known = branch.messages().get(1);

        branch.place(FakeStore.message(conversation, answer.id(), question.id(), Role.ASSISTANT, "answer goes on"));

        assertThat(branch.messages()).contains(known);
        assertThat(texts()).containsExactly("question", "answer goes on");
    }

    @Test
    void aNewRootBeginsAnew() {
        branch.place(message(null, Role.USER, "asked otherwise"));

        assertThat(texts()).containsExactly("asked otherwise");
    }

    private List<String> texts() {
        return branch.messages().stream().map(one -> one.text().toString()).toList();
    }

    private Message message(@Nullable MessageId parent, Role role, String text) {
        return FakeStore.message(conversation, MessageId.next(InstantSource.system()), parent, role, text);
    }
}
