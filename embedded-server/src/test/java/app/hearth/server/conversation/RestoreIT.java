package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.Change;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.testing.House;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages and conversations on their way back from the trash.
class RestoreIT {
    @TempDir
    private Path folder;

    private House house;
    private HearthClient ada;
    private ConversationId conversation;
    private MessageId question;
    private MessageId answer;
    private MessageId more;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.client();
        ada.register(new Registration("ada", null, Secret.of(House.PASSWORD), null, null, null, null));
        conversation = ada.conversations()
                .create(new NewConversation(null, null, null, null))
                .id();
        question = add(null, Role.USER, "question");
        answer = add(question, Role.ASSISTANT, "answer");
        more = add(answer, Role.USER, "more");
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
    }

    private MessageId add(@Nullable MessageId parent, Role role, String words) {
        return ada.conversations()
                .add(conversation, NewMessage.note(role, words).withParentId(parent))
                .id();
    }

    private List<MessageId> tree() {
        return ada.conversations().messages(conversation, true, null).items().stream()
                .map(Message::id)
                .toList();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    @Test
    void aMessageComesBackWithAllThatWentWithItAndWhatIsShownStays() {
        ada.conversations().trash(conversation, answer);
        assertThat(tree()).containsExactly(question);

        Message back = ada.conversations().restore(conversation, answer);

        assertThat(back.content()).isEqualTo("answer");
        assertThat(tree()).containsExactly(question, answer, more);
        assertThat(ada.conversations().get(conversation).messageCount()).isEqualTo(3);
        assertThat(ada.conversations().get(conversation).currentLeafId()).isEqualTo(question);
    }

    @Test
    void whatHadGoneBeforeStaysInTheTrash() {
        ada.conversations().trash(conversation, more);
        ada.conversations().trash(conversation, answer);

        ada.conversations().restore(conversation, answer);

        assertThat(tree()).containsExactly(question, answer);
    }

    @Test
    void nothingComesBackBeforeWhatItFollows() {
        ada.conversations().trash(conversation, answer);

        assertRefused(ErrorCode.CONFLICT, () -> ada.conversations().restore(conversation, more));
        assertThat(tree()).containsExactly(question);
    }

    @Test
    void nothingComesBackIntoAConversationThatIsInTheTrashItself() {
        ada.conversations().trash(conversation, answer);
        ada.conversations().trash(conversation);

        assertRefused(ErrorCode.CONFLICT, () -> ada.conversations().restore(conversation, answer));
        ada.conversations().restore(conversation);
        assertThat(tree()).containsExactly(question);
    }

    @Test
    void aMessageComesBackByItsOwnConversationAlone() {
        ConversationId other = ada.conversations()
                .create(new NewConversation(null, null, null, null))
                .id();
        ada.conversations().trash(conversation, question);

        assertRefused(ErrorCode.NOT_FOUND, () -> ada.conversations().restore(other, question));
        assertThat(tree()).isEmpty();
        assertThat(ada.conversations().get(other).messageCount()).isZero();
    }

    @Test
    void aConversationThatComesBackIsAnotherVersionOnceAndOtherDevicesHearOfIt() {
        int made = ada.conversations().get(conversation).version();
        ada.conversations().trash(conversation);
        int gone = ada.conversations().get(conversation).version();
        assertThat(gone).isGreaterThan(made);
        long before = ada.sync().changes(0).nextSeq();

        Conversation back = ada.conversations().restore(conversation);

        assertThat(back.deletedAt()).isNull();
        assertThat(back.version()).isGreaterThan(gone);
        assertThat(ada.sync().changes(before).items())
                .singleElement()
                .satisfies(change -> assertThat(change.id()).isEqualTo(conversation.toString()));
        assertThat(ada.conversations().restore(conversation)).isEqualTo(back);
    }

    @Test
    void oneThatWasNotInTheTrashIsUnchanged() {
        assertThat(ada.conversations().restore(conversation, answer).content()).isEqualTo("answer");
        assertThat(ada.conversations().get(conversation).messageCount()).isEqualTo(3);
    }

    @Test
    void otherDevicesHearOfIt() {
        ada.conversations().trash(conversation, answer);
        long before = ada.sync().changes(0).nextSeq();

        ada.conversations().restore(conversation, answer);

        assertThat(ada.sync().changes(before).items())
                .filteredOn(change -> change.entity().equals("message"))
                .allSatisfy(change -> assertThat(change.op()).isEqualTo(ChangeOp.UPSERT))
                .extracting(Change::id)
                .containsExactlyInAnyOrder(answer.toString(), more.toString());
    }
}
