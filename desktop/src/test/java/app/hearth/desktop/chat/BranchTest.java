package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BranchTest {
    private Instant made = FakeServer.NOON;
    private final ConversationId conversation = ConversationId.next(InstantSource.system());
    private final Message question = message(null, Role.USER, "question");
    private final Message answer = message(question.id(), Role.ASSISTANT, "answer");
    private final Message more = message(answer.id(), Role.USER, "more");
    private final Branch branch = new Branch();

    BranchTest() {
        branch.read(List.of(question, answer, more), more.id());
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

    @Test
    void siblingsSayWhichTheyAreAndAreWalked() {
        branch.place(message(question.id(), Role.ASSISTANT, "another"));
        assertThat(branch.messages()).extracting(ChatMessage::place).containsExactly(Place.ALONE, new Place(2, 2));

        assertThat(branch.walk(branch.messages().get(1), -1)).isTrue();
        assertThat(texts()).containsExactly("question", "answer", "more");
        assertThat(branch.messages())
                .extracting(ChatMessage::place)
                .containsExactly(Place.ALONE, new Place(1, 2), Place.ALONE);
        assertThat(branch.walk(branch.messages().get(1), -1)).isFalse();
        assertThat(branch.walk(branch.messages().get(2), 1)).isFalse();
    }

    @Test
    void aSiblingIsShownWithTheNewestOfWhatFollowsIt() {
        Message second = message(question.id(), Role.ASSISTANT, "second");
        branch.place(second);
        branch.place(message(second.id(), Role.USER, "older"));
        branch.place(message(second.id(), Role.USER, "newer"));
        branch.walk(branch.messages().get(1), -1);

        branch.walk(branch.messages().get(1), 1);

        assertThat(texts()).containsExactly("question", "second", "newer");
    }

    @Test
    void whatTwoBranchesShareStaysAsItIs() {
        ChatMessage asked = branch.messages().getFirst();
        branch.place(message(question.id(), Role.ASSISTANT, "another"));
        List<Integer> changedFrom = new ArrayList<>();
        branch.messages().addListener((ListChangeListener<ChatMessage>) change -> {
            while (change.next()) {
                changedFrom.add(change.getFrom());
            }
        });

        branch.walk(branch.messages().get(1), -1);

        assertThat(branch.messages().getFirst()).isSameAs(asked);
        assertThat(changedFrom).isNotEmpty().containsOnly(1);
    }

    @Test
    void whatThereIsIsShownWhenTheLeafIsNotKnown() {
        branch.read(List.of(question, answer, more), MessageId.next(InstantSource.system()));
        assertThat(texts()).containsExactly("question", "answer", "more");
        branch.read(List.of(), null);
        assertThat(texts()).isEmpty();
    }

    @Test
    void inPlaceOfWhatIsTakenOutTheNextSiblingIsShownElseTheOneBeforeElseWhatItFollows() {
        branch.place(message(question.id(), Role.ASSISTANT, "third"));
        ChatMessage third = branch.messages().getLast();
        branch.place(message(question.id(), Role.ASSISTANT, "fourth"));
        branch.walk(branch.messages().get(1), -1);

        branch.remove(third);
        assertThat(texts()).containsExactly("question", "fourth");
        branch.remove(branch.messages().get(1));
        assertThat(texts()).containsExactly("question", "answer", "more");
        branch.remove(branch.messages().get(1));
        assertThat(texts()).containsExactly("question");
        branch.remove(branch.messages().getFirst());
        assertThat(texts()).isEmpty();
    }

    @Test
    void aBranchMayEndBeforeItsLastMessage() {
        branch.read(List.of(question, answer, more), answer.id());
        assertThat(texts()).containsExactly("question", "answer");
    }

    private List<String> texts() {
        return branch.messages().stream().map(one -> one.text().toString()).toList();
    }

    /// Each is made a second after the one before.
    private Message message(@Nullable MessageId parent, Role role, String text) {
        made = made.plusSeconds(1);
        return new Message(
                MessageId.next(InstantSource.system()),
                conversation,
                parent,
                role,
                text,
                null,
                null,
                null,
                MessageStatus.COMPLETE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                made);
    }
}
