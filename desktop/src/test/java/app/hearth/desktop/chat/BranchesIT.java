package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Branches on their way to the trash and back, into conversations of their own, and written by other models; before
/// the real server.
final class BranchesIT extends AtTheRealServer {
    private ConversationId trip;
    private MessageId question;
    private MessageId lisbon;
    private MessageId porto;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    BranchesIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @BeforeEach
    void plan() {
        trip = conversation();
        question = note(trip, null, Role.USER, "Where to?");
        lisbon = note(trip, question, Role.ASSISTANT, "Lisbon.");
        porto = note(trip, question, Role.ASSISTANT, "Porto.");
        note(trip, porto, Role.USER, "How far?");
        open(chat, trip);
    }

    private void trash(int index) {
        chat.branches().trash(chat.messages().get(index));
        await(() -> !chat.sendingProperty().get());
    }

    private void undo() {
        chat.branches().undoTrash();
        await(() -> !chat.sendingProperty().get());
    }

    @Test
    void inPlaceOfWhatWentToTheTrashItsSiblingIsShown() {
        trash(1);

        assertThat(texts()).containsExactly("Where to?", "Lisbon.");
        assertThat(chat.messages().get(1).place()).isEqualTo(Place.ALONE);
        assertThat(leafOf(trip)).isEqualTo(lisbon);
        assertThat(tree(trip)).hasSize(2);
    }

    @Test
    void withoutSiblingsWhatCameBeforeIsShownAndWithoutThatNothing() {
        trash(2);
        assertThat(texts()).containsExactly("Where to?", "Porto.");
        assertThat(leafOf(trip)).isEqualTo(porto);

        trash(0);
        assertThat(texts()).isEmpty();
        assertThat(leafOf(trip)).isNull();
        ask("Anew");
        assertThat(texts()).startsWith("Anew");
    }

    @Test
    void whatIsUndoneIsShownAsItWas() {
        trash(1);
        undo();

        assertThat(texts()).containsExactly("Where to?", "Porto.", "How far?");
        assertThat(chat.messages().get(1).place()).isEqualTo(new Place(2, 2));
        assertThat(chat.branches().trashedProperty().get()).isNull();
        ChatViewModel elsewhere = chat();
        open(elsewhere, trip);
        assertThat(texts(elsewhere)).containsExactly("Where to?", "Porto.", "How far?");
        elsewhere.close();
    }

    @Test
    void itCanBeUndoneFromAnotherConversation() {
        trash(1);
        chat.startNew();
        undo();
        assertThat(texts()).isEmpty();

        open(chat, trip);
        assertThat(texts()).containsExactly("Where to?", "Porto.", "How far?");
    }

    @Test
    void anAnswerThatGoesToTheTrashIsStopped() {
        chat.answers().regenerate(chat.messages().get(1));
        await(() -> chat.answeringProperty().get()
                && !chat.messages().getLast().text().isEmpty());
        RunId run = chat.messages().getLast().runId().orElseThrow();
        trash(1);

        assertThat(chat.answeringProperty().get()).isFalse();
        await(() -> anna.runs().get(run).status() == RunStatus.CANCELLED);
        undo();
        await(() -> chat.messages().getLast().status() == MessageStatus.CANCELLED);
        assertThat(chat.messages().getLast().text()).isNotEmpty();
    }

    @Test
    void theDraftIsBackWhenAQuestionThatIsEditedGoes() {
        chat.draftProperty().set("half a thought");
        chat.editing().beginLast();
        chat.draftProperty().set("How far by train?");

        trash(2);
        assertThat(chat.draftProperty().get()).isEqualTo("half a thought");
        assertThat(chat.editing().isGoingOn()).isFalse();

        undo();
        chat.editing().beginLast();
        assertThat(chat.draftProperty().get()).isEqualTo("How far by train?");
    }

    @Test
    void aForkIsAConversationOfItsOwnThatOpens() {
        chat.branches().fork(chat.messages().get(1));
        await(() -> chat.stateProperty().get() == ChatState.READY
                && !trip.equals(chat.conversationProperty().get()));

        assertThat(texts()).containsExactly("Where to?", "Porto.");
        assertThat(changed).contains(chat.conversationProperty().get());
        assertThat(tree(trip)).hasSize(4);
    }

    @Test
    void anotherModelAnswersWithoutBeingSelected() {
        chat.models().selectedProperty().set(PLAIN);
        chat.answers().regenerate(chat.messages().get(1), THINKING);
        await(() -> chat.messages().getLast().place().equals(new Place(3, 3)));

        assertThat(chat.messages().getLast().model()).contains(THINKING);
        assertThat(chat.models().selectedProperty().get()).isEqualTo(PLAIN);
        assertThat(chat.messages().getLast().parentId()).contains(question);
        chat.stop();
        await(() -> !chat.answeringProperty().get());
    }

    @Test
    void favouritesAndThoseThatHaveAnsweredHereAreOfferedToAnswerAgain() {
        assertThat(chat.answers().offered()).isEmpty();
        chat.models().toggleFavourite(PLAIN);
        await(() -> chat.models().favourites().contains(PLAIN));
        chat.answers().regenerate(chat.messages().get(1), THINKING);
        await(() -> chat.answeringProperty().get());
        chat.stop();
        await(() -> !chat.answeringProperty().get());
        chat.branches().walk(chat.messages().get(1), -1);

        assertThat(chat.answers().offered()).containsExactly(PLAIN, THINKING);
    }
}
