package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

final class ChatRowsTest {
    private final ConversationId conversation = ConversationId.next(InstantSource.system());
    private final Deque<Runnable> frames = new ArrayDeque<>();
    private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();

    private List<ChatMessage> some(int count) {
        List<ChatMessage> made = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            made.add(new ChatMessage(FakeStore.message(
                    conversation, MessageId.next(InstantSource.system()), null, Role.USER, "message " + number)));
        }
        return made;
    }

    private static List<ChatMessage> headsOf(ChatRows rows) {
        return rows.rows().stream()
                .filter(ChatRow.Head.class::isInstance)
                .map(ChatRow::message)
                .toList();
    }

    private void drawAll() {
        while (!frames.isEmpty()) {
            frames.remove().run();
        }
    }

    @Test
    void aLongBranchInPlaceOfAnotherIsReadFromItsBeginningInPortions() {
        messages.setAll(some(3));
        ChatRows rows = new ChatRows(messages, _ -> "You", frames::add);
        List<ChatMessage> branch = some(400);

        messages.remove(1, 3);
        messages.addAll(branch);

        assertThat(headsOf(rows))
                .hasSizeLessThan(100)
                .endsWith(branch.get(headsOf(rows).size() - 2));
        assertThat(rows.indexOf(branch.getFirst())).isEqualTo(rows.indexOf(messages.getFirst()) + 2);
        assertThat(rows.indexOf(branch.getLast())).isEqualTo(-1);
        drawAll();
        assertThat(headsOf(rows)).isEqualTo(messages);
    }

    @Test
    void whatIsShownInsteadBeforeAllWasReadIsReadToo() {
        messages.setAll(some(3));
        ChatRows rows = new ChatRows(messages, _ -> "You", frames::add);
        messages.remove(1, 3);
        messages.addAll(some(400));

        messages.remove(300, 401);
        messages.addAll(some(5));
        drawAll();

        assertThat(headsOf(rows)).isEqualTo(messages);
    }

    @Test
    void anAnswerThatIsStoredWithAnotherTextIsReadAnew() {
        MessageId id = MessageId.next(InstantSource.system());
        ChatMessage answer = new ChatMessage(FakeStore.message(conversation, id, null, Role.ASSISTANT, "Lisbon."));
        messages.setAll(answer);
        ChatRows rows = new ChatRows(messages, _ -> "Hearth", frames::add);

        answer.store(FakeStore.message(conversation, id, null, Role.ASSISTANT, "Madrid."));
        drawAll();

        assertThat(rows.rows())
                .filteredOn(ChatRow.Answered.class::isInstance)
                .extracting(ChatRow::text)
                .containsExactly("Madrid.");
    }

    @Test
    void theHeadSaysWhenAMessageHasGotASibling() {
        messages.setAll(some(1));
        ChatRows rows = new ChatRows(messages, _ -> "You", frames::add);

        messages.getFirst().stand(new Place(1, 2));
        drawAll();

        assertThat(rows.rows().getFirst())
                .isInstanceOfSatisfying(
                        ChatRow.Head.class, head -> assertThat(head.place()).isEqualTo(new Place(1, 2)));
    }
}
