package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.key.SaveKey;
import app.hearth.common.wire.Json;
import app.hearth.desktop.RealHearth;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that begin a conversation and do not get through at first, before the real server.
final class OutboxIT {
    private static final Addressee NOWHERE = new Addressee.OneModel(new ModelName("nowhere", "small"));
    private static final Addressee HOME =
            new Addressee.OneModel(new ModelName("home", "small")); // its run fails, long after it was accepted
    private static final Instructions COOK = new Instructions("You cook.", null);
    private static final Outbox.Question SOUP = new Outbox.Question("What is in a soup?", List.of());
    private static final Outbox.Question BREAD = new Outbox.Question("What is in bread?", List.of());

    private final RealHearth house;
    private final HearthClient anna;
    private final Outbox outbox;

    OutboxIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        outbox = new Outbox(anna, InstantSource.system());
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
        anna.keys().save(new SaveKey("home", null, "http://127.0.0.1:9", null));
        assertThatThrownBy(() -> outbox.send(null, SOUP, NOWHERE, COOK)).isInstanceOf(ProblemException.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<Conversation> conversations() {
        return anna.conversations().list(ConversationFilter.all()).items();
    }

    @Test
    void theConversationThatWasMadeForAQuestionTakesTheNextOne() {
        outbox.send(null, BREAD, HOME, COOK);
        assertThat(conversations()).singleElement().satisfies(it -> {
            assertThat(it.systemPrompt()).isEqualTo("You cook.");
            assertThat(it.title()).isEqualTo("What is in bread?");
        });
    }

    @Test
    void whatIsToHoldInItMayHaveChangedMeanwhile() {
        Instructions bake = new Instructions("You bake.", Json.read("{\"temperature\": 0.2}", JsonNode.class));
        Conversation begun = outbox.send(null, SOUP, HOME, bake).begun().orElseThrow();
        assertThat(conversations()).containsExactly(begun);
        assertThat(Instructions.of(begun)).isEqualTo(bake);
    }

    @Test
    void oneThatWentToTheTrashStaysThere() {
        anna.conversations().trash(conversations().getFirst().id());
        Conversation begun = outbox.send(null, SOUP, HOME, COOK).begun().orElseThrow();
        assertThat(begun.deletedAt()).isNull();
        assertThat(conversations()).containsExactly(begun);
    }

    @Test
    void oneInWhichSomethingElseWasAskedMeanwhileIsLeftAlone() {
        Conversation made = conversations().getFirst();
        anna.conversations().ask(made.id(), NewMessage.question("Elsewhere", "home", "small"));
        outbox.send(null, SOUP, HOME, COOK);
        assertThat(conversations()).hasSize(2);
    }

    @Test
    void whatBeginsAfterwardsIsAConversationOfItsOwn() {
        outbox.send(null, SOUP, HOME, COOK);
        outbox.send(null, SOUP, HOME, Instructions.NONE);
        assertThat(conversations())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it.systemPrompt()).isNull());
    }
}
