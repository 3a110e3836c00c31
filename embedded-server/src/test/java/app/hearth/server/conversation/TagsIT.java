package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Registration;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Tag;
import app.hearth.common.conversation.TagId;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.Change;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.testing.House;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tags under other names.
class TagsIT {
    @TempDir
    private Path folder;

    private House house;
    private HearthClient ada;
    private ConversationId soup;
    private TagId kitchen;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.client();
        ada.register(new Registration("ada", null, Secret.of(House.PASSWORD), null, null, null, null));
        kitchen = tag("kitchen").id();
        soup = ada.conversations()
                .create(new NewConversation(null, "Soup", null, List.of("kitchen")))
                .id();
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
    }

    private Tag tag(String name) {
        return ada.conversations().createTag(new NewTag(null, name));
    }

    private List<ConversationId> tagged(String name) {
        return ada.conversations().list(ConversationFilter.all().withTag(name)).items().stream()
                .map(Conversation::id)
                .toList();
    }

    private static void assertConflict(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void aRenamedTagIsFoundByItsNewNameAndTheOldOneIsFree() {
        ada.conversations().renameTag(kitchen, "Garden");

        assertThat(tagged("garden")).containsExactly(soup);
        assertThat(ada.conversations().get(soup).tags()).containsExactly("Garden");
        assertConflict(() -> tag("GARDEN"));
        assertThat(tag("kitchen").id()).isNotEqualTo(kitchen);
        assertThat(tagged("kitchen")).isEmpty();
    }

    @Test
    void theNameOfAnotherTagIsRefusedAndItsOwnInOtherLettersIsNot() {
        tag("Garden");

        assertConflict(() -> ada.conversations().renameTag(kitchen, "garden"));
        assertThat(tagged("kitchen")).containsExactly(soup);
        assertThat(ada.conversations().renameTag(kitchen, "Kitchen").name()).isEqualTo("Kitchen");
    }

    @Test
    void otherDevicesHearOfTheTagAndOfWhatBearsIt() {
        long before = ada.sync().changes(0).nextSeq();

        ada.conversations().renameTag(kitchen, "Garden");

        assertThat(ada.sync().changes(before).items())
                .extracting(Change::id)
                .containsExactlyInAnyOrder(kitchen.toString(), soup.toString());
    }
}
