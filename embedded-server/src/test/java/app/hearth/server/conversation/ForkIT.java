package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.House;
import app.hearth.server.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A conversation that begins with a copy of a branch of another one.
class ForkIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private HearthClient ada;
    private ConversationId conversation;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.client();
        ada.register(new Registration("ada", null, Secret.of(House.PASSWORD), null, null, null, null));
        ada.keys().save(new SaveKey("home", null, provider.baseUrl(), null));
        conversation = ada.conversations()
                .create(new NewConversation(null, "Trip", null, null))
                .id();
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
        provider.close();
    }

    private MessageId add(@Nullable MessageId parent, Role role, String words) {
        return ada.conversations()
                .add(conversation, NewMessage.note(role, words).withParentId(parent))
                .id();
    }

    private List<Message> tree(ConversationId there) {
        return ada.conversations().messages(there, true, null).items();
    }

    @Test
    void itHoldsACopyOfThePathAloneUnderTheSameTitleAndInstructions() {
        MessageId question = add(null, Role.USER, "question");
        add(question, Role.ASSISTANT, "another answer");
        MessageId answer = add(question, Role.ASSISTANT, "answer");
        add(answer, Role.USER, "more");
        List<Message> before = tree(conversation);
        ada.conversations()
                .update(conversation, ConversationPatch.none().withInstructions(new Instructions("You travel.", null)));

        Conversation fork = ada.conversations().fork(conversation, answer);

        assertThat(fork.title()).isEqualTo("Trip");
        assertThat(fork.systemPrompt()).isEqualTo("You travel.");
        List<Message> copies = tree(fork.id());
        assertThat(copies).extracting(Message::content).containsExactly("question", "answer");
        assertThat(copies).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT);
        assertThat(copies).extracting(Message::id).doesNotContain(question, answer);
        assertThat(copies.getFirst().parentId()).isNull();
        assertThat(copies.getLast().parentId()).isEqualTo(copies.getFirst().id());
        assertThat(fork.currentLeafId()).isEqualTo(copies.getLast().id());
        assertThat(fork.messageCount()).isEqualTo(2);
        assertThat(tree(conversation)).isEqualTo(before);
    }

    @Test
    void anAnswerComesWithItsThoughtsAndWithoutWhatItCost() {
        provider.think("Hm.");
        provider.say("Yes.");
        provider.spend(3, 4);
        provider.finish();
        Posted posted = ask();
        ada.runs().watch(posted.run().id(), _ -> {});

        Message copy = copyOf(posted);

        assertThat(copy.content()).isEqualTo("Yes.");
        assertThat(copy.reasoning()).isEqualTo("Hm.");
        assertThat(copy.model()).isEqualTo("small");
        assertThat(copy.usage()).isNull();
    }

    @Test
    void anAnswerThatIsBeingWrittenIsABrokenOffOneThere() {
        Posted posted = ask();

        Message copy = copyOf(posted);

        assertThat(copy.status()).isEqualTo(MessageStatus.INTERRUPTED);
        assertThat(copy.runId()).isNull();
        provider.say("Yes.");
        provider.finish();
        ada.runs().watch(posted.run().id(), _ -> {});
        assertThat(tree(conversation).getLast().status()).isEqualTo(MessageStatus.COMPLETE);
    }

    private Posted ask() {
        return ada.conversations().ask(conversation, NewMessage.question("Really?", "home", "small"));
    }

    private Message copyOf(Posted posted) {
        return tree(ada.conversations()
                        .fork(conversation, posted.assistantMessage().id())
                        .id())
                .getLast();
    }
}
