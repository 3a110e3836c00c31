package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Siblings of a message and the branches they lead to, before the real server.
final class SiblingsIT extends AtTheRealServer {
    SiblingsIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Test
    void everyMessageKnowsWhichOfItsSiblingsItIs() {
        Fork fork = fork();
        open(chat, fork.id());

        assertThat(texts()).containsExactly("Where to?", "Porto.");
        assertThat(chat.messages()).extracting(ChatMessage::place).containsExactly(Place.ALONE, new Place(2, 2));
        assertThat(chat.branches().lastFork()).contains(chat.messages().get(1));
    }

    @Test
    void theSiblingThatIsChosenIsShownToItsNewestEndHereAndOnOtherDevices() {
        Fork fork = fork();
        MessageId more = note(fork.id(), fork.lisbon(), Role.USER, "How long?");
        anna.conversations().update(fork.id(), ConversationPatch.none().withCurrentLeafId(fork.porto()));
        open(chat, fork.id());

        assertThat(chat.branches().walk(chat.messages().get(1), -1)).isTrue();

        assertThat(texts()).containsExactly("Where to?", "Lisbon.", "How long?");
        await(() -> more.equals(leafOf(fork.id())));
        ChatViewModel elsewhere = chat();
        open(elsewhere, fork.id());
        assertThat(texts(elsewhere)).containsExactly("Where to?", "Lisbon.", "How long?");
        elsewhere.close();
    }

    @Test
    void whoWalksFastIsFoundWhereTheyStopped() {
        ConversationId id = conversation();
        MessageId question = note(id, null, Role.USER, "Where to?");
        MessageId third = question;
        for (int number = 1; number <= 8; number++) {
            MessageId answer = note(id, question, Role.ASSISTANT, "Answer " + number);
            third = number == 3 ? answer : third;
        }
        MessageId wanted = third;
        open(chat, id);

        for (int step = 0; step < 5; step++) {
            assertThat(chat.branches().walk(chat.messages().get(1), -1)).isTrue();
        }

        assertThat(texts()).containsExactly("Where to?", "Answer 3");
        await(() -> wanted.equals(leafOf(id)));
    }

    @Test
    void whatIsAskedStandsUnderWhatIsShownAlsoWhenAnotherDeviceShowsSomethingElse() {
        Fork fork = fork();
        open(chat, fork.id());
        anna.conversations().update(fork.id(), ConversationPatch.none().withCurrentLeafId(fork.lisbon()));

        ask("How far?");

        Optional<Message> asked = tree(fork.id()).stream()
                .filter(message -> message.content().equals("How far?"))
                .findFirst();
        assertThat(asked).hasValueSatisfying(it -> assertThat(it.parentId()).isEqualTo(fork.porto()));
        await(() -> chat.messages().size() == 4);
    }

    @Test
    void whatIsAskedRightAfterWalkingIsWhatIsShownNextTime() {
        Fork fork = fork();
        open(chat, fork.id());
        chat.branches().walk(chat.messages().get(1), -1);

        ask("How far?");

        MessageId answer = chat.messages().getLast().id();
        assertThat(texts()).startsWith("Where to?", "Lisbon.", "How far?");
        await(() -> !chat.answeringProperty().get());
        assertThat(leafOf(fork.id())).isEqualTo(answer);
    }

    @Test
    void anAnswerThatIsBeingWrittenGoesOnInAnotherBranchAndIsFollowedAgain() {
        Fork fork = fork();
        open(chat, fork.id());
        chat.models().selectedProperty().set(PLAIN);
        chat.answers().regenerate(chat.messages().get(1));
        await(() -> chat.answeringProperty().get()
                && !chat.messages().getLast().text().isEmpty());
        MessageId growing = chat.messages().getLast().id();

        chat.branches().walk(chat.messages().get(1), -1);
        assertThat(texts()).containsExactly("Where to?", "Porto.");
        assertThat(chat.answeringProperty().get()).isFalse();

        chat.branches().walk(chat.messages().get(1), 1);
        assertThat(chat.answeringProperty().get()).isTrue();
        await(() -> !chat.answeringProperty().get());
        assertThat(chat.messages().getLast().status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(anna.conversations().messages(fork.id(), false, null).items().getLast())
                .satisfies(stored -> {
                    assertThat(stored.id()).isEqualTo(growing);
                    assertThat(chat.messages().getLast().text()).hasToString(stored.content());
                });
    }

    @Test
    void anotherAnswerStandsBesideTheFirst() {
        Fork fork = fork();
        open(chat, fork.id());
        chat.answers().regenerate(chat.messages().get(1));
        await(() -> chat.messages().getLast().place().equals(new Place(3, 3)));
        await(() -> !chat.answeringProperty().get());
    }

    private record Fork(ConversationId id, MessageId question, MessageId lisbon, MessageId porto) {}

    /// A question with two answers, of which the second is shown.
    private Fork fork() {
        ConversationId id = conversation();
        MessageId question = note(id, null, Role.USER, "Where to?");
        MessageId lisbon = note(id, question, Role.ASSISTANT, "Lisbon.");
        return new Fork(id, question, lisbon, note(id, question, Role.ASSISTANT, "Porto."));
    }
}
