package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.PatientProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that are written while an answer is, before the real server and a provider that ends answers when told.
final class QuestionQueueIT extends AtTheQueue {
    QuestionQueueIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Test
    void whatIsWrittenWhileAnAnswerIsWaitsAndIsAskedUnderItInItsTurn() {
        write("How far?");
        write("How long?");

        assertThat(waiting()).containsExactly("How far?", "How long?");
        assertThat(chat.draftProperty().get()).isEmpty();
        assertThat(provider.asked()).containsExactly("Where to?");
        provider.end("Lisbon.");
        await(() -> waiting().equals(List.of("How long?")));
        awaitAnswering(2);
        provider.end("Far.");
        awaitAnswering(3);
        assertThat(waiting()).isEmpty();
        provider.end("Long.");

        String see = PatientProvider.BEGINNING;
        await(() -> texts().equals(
                        List.of("Where to?", see + "Lisbon.", "How far?", see + "Far.", "How long?", see + "Long.")));
        assertThat(stored("How far?").parentId())
                .isEqualTo(stored(see + "Lisbon.").id());
        await(() -> !chat.answeringProperty().get());
        assertThat(chat.queue().goingProperty().get()).isFalse();
    }

    @Test
    void whatWaitsIsAskedAlsoWhileAnotherConversationIsInSight() {
        write("How far?");
        write("How long?");
        ConversationId other = conversation();
        note(other, null, Role.USER, "Soup?");
        open(chat, other);
        assertThat(waiting()).isEmpty();

        provider.end("Lisbon.");
        await(() -> provider.asked().size() == 2);
        provider.end("Far.");
        await(() -> provider.asked().size() == 3);

        assertThat(texts()).containsExactly("Soup?");
        assertThat(chat.answeringProperty().get()).isFalse();
        assertThat(chat.canQueue().get()).isFalse();
        open(chat, trip);
        await(() -> texts().size() == 6 && chat.answeringProperty().get());
        provider.end("Long.");
        await(() -> texts().getLast().endsWith("Long."));
    }

    @Test
    void aStoppedAnswerHoldsWhatWaitsUntilThePersonHasItGoOn() {
        write("How far?");
        chat.stop();

        await(() -> chat.queue().heldProperty().get().isPresent()
                && !chat.answeringProperty().get());
        assertThat(waiting()).containsExactly("How far?");
        assertThat(chat.queue().heldProperty().get().orElseThrow().what()).contains("stopped");
        assertThat(tree(trip)).hasSize(2);
        chat.goOnWithQueue();
        awaitAnswering(2);
        assertThat(chat.queue().heldProperty().get()).isEmpty();
        assertThat(stored("How far?").parentId())
                .isEqualTo(chat.messages().get(1).id());
        provider.end("Far.");
        await(() -> texts().getLast().endsWith("Far."));
    }

    @Test
    void anAnswerThatBreaksOffHoldsWhatWaits() {
        write("How far?");
        provider.breakOff();

        await(() -> chat.queue().heldProperty().get().isPresent()
                && !chat.answeringProperty().get());
        assertThat(waiting()).containsExactly("How far?");
        assertThat(chat.queue().heldProperty().get().orElseThrow().what()).contains("did not come to its end");
    }

    @Test
    void aNewQuestionAfterAHeldOneHasBothGoOn() {
        write("How far?");
        chat.stop();
        await(() -> chat.queue().heldProperty().get().isPresent()
                && !chat.answeringProperty().get());
        write("By train?");
        awaitAnswering(2);
        assertThat(waiting()).as("it was asked at once").containsExactly("How far?");
        write("How long?");

        assertThat(chat.queue().heldProperty().get()).isEmpty();
        provider.end("Yes.");
        awaitAnswering(3);
        provider.end("Far.");
        awaitAnswering(4);
        provider.end("Long.");
        assertThat(provider.asked()).containsExactly("Where to?", "By train?", "How far?", "How long?");
        await(() -> texts().getLast().endsWith("Long."));
    }

    @Test
    void whatTheServerRefusesIsHeldWithTheReasonAndNothingOfItIsLost() {
        write("How far?");
        write("How long?");
        anna.keys().delete(PatientProvider.NAME);
        provider.end("Lisbon.");

        await(() -> chat.queue().heldProperty().get().isPresent());
        assertThat(waiting()).containsExactly("How far?", "How long?");
        assertThat(chat.queue().heldProperty().get().orElseThrow().what()).isNotBlank();
        provider.serve(anna);
        chat.goOnWithQueue();
        awaitAnswering(2);
        provider.end("Far.");
        awaitAnswering(3);
        provider.end("Long.");
        await(() -> texts().size() == 6 && texts().getLast().endsWith("Long."));
        assertThat(tree(trip)).as("each was asked once").hasSize(6);
    }

    @Test
    void whatWaitsCanBeChangedMovedTakenOutAndBroughtBack() {
        write("How far?");
        write("How long?");
        write("How dear?");
        chat.queue().moveUp(chat.queue().shown().get(2));
        assertThat(waiting()).containsExactly("How far?", "How dear?", "How long?");
        QueuedQuestion first = chat.queue().shown().getFirst();
        chat.queue().change(first, " How far? ");
        assertThat(chat.queue().shown()).first().isEqualTo(first);
        chat.queue().change(first, " How far by train? ");
        assertThat(waiting()).containsExactly("How far by train?", "How dear?", "How long?");
        assertThat(chat.queue().shown().getFirst().id())
                .as("for the server it is another question")
                .isNotEqualTo(first.id());
        chat.queue().change(chat.queue().shown().get(1), " ");
        assertThat(waiting()).containsExactly("How far by train?", "How long?");
        assertThat(chat.queue().removedProperty().get()).isPresent();

        chat.queue().undoRemove();

        assertThat(waiting()).containsExactly("How far by train?", "How dear?", "How long?");
        assertThat(chat.queue().removedProperty().get()).isEmpty();
        chat.queue().remove(chat.queue().shown().get(2));
        chat.queue().remove(chat.queue().shown().get(1));
        provider.end("Lisbon.");
        awaitAnswering(2);
        assertThat(provider.asked()).endsWith("How far by train?");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasTakenOutCanBeBroughtBackWhereItStoodAlone() {
        write("How far?");
        chat.queue().remove(chat.queue().shown().getFirst());
        assertThat(chat.queue().removedProperty().get()).isPresent();

        open(chat, conversation());

        assertThat(chat.queue().removedProperty().get()).isEmpty();
    }

    @Test
    void allTakenOutAndOneBroughtBackIsAskedInItsTurnAllTheSame() {
        write("How far?");
        chat.queue().remove(chat.queue().shown().getFirst());
        chat.queue().undoRemove();

        assertThat(chat.queue().heldProperty().get()).isEmpty();
        provider.end("Lisbon.");
        awaitAnswering(2);
        assertThat(provider.asked()).endsWith("How far?");
    }

    @Test
    void whatIsBeingChangedWhenItsTurnComesIsAskedWhenThatIsDone() {
        write("How far?");
        QueuedQuestion question = chat.queue().shown().getFirst();
        chat.queue().take(question);
        provider.end("Lisbon.");
        await(() -> !chat.answeringProperty().get());
        awaitStored(2);

        write("How long?");
        assertThat(waiting()).as("it does not overtake").containsExactly("How far?", "How long?");
        chat.queue().change(question, "How far by train?");

        awaitAnswering(2);
        assertThat(provider.asked()).endsWith("How far by train?");
        assertThat(waiting()).containsExactly("How long?");
    }

    @Test
    void whoLooksAtAnotherBranchStaysThereAndFindsWhatWasAskedWhereItBelongs() {
        provider.end("Lisbon.");
        await(() -> !chat.answeringProperty().get());
        chat.answers().regenerate(chat.messages().getLast());
        await(() -> !chat.sendingProperty().get());
        awaitAnswering(2);
        write("How far?");
        chat.branches().walk(chat.messages().getLast(), -1);
        assertThat(texts().getLast()).endsWith("Lisbon.");

        provider.end("Porto.");
        await(() -> provider.asked().size() == 3);
        await(() -> waiting().isEmpty() && !chat.queue().goingProperty().get());

        assertThat(texts()).hasSize(2).last().asString().endsWith("Lisbon.");
        chat.branches().walk(chat.messages().getLast(), 1);
        assertThat(texts()).hasSize(4).contains("How far?");
        assertThat(chat.answeringProperty().get()).isTrue();
    }

    @Test
    void whatIsEnclosedIsAskedWithItsQuestion() {
        chat.files().add("map.txt", () -> "See the sea.".getBytes(StandardCharsets.UTF_8));
        await(() -> chat.files().allThere());
        write("How far?");
        assertThat(chat.files().shown()).isEmpty();
        chat.queue().change(chat.queue().shown().getFirst(), " ");
        assertThat(waiting()).as("the file is asked without words").containsExactly("");

        provider.end("Lisbon.");
        awaitAnswering(2);

        assertThat(stored("").attachments()).extracting(Attachment::name).containsExactly("map.txt");
    }

    @Test
    void aServerThatCannotBeReachedHoldsWhatWaits() {
        write("How far?");
        anna.close();

        await(() -> chat.queue().heldProperty().get().isPresent());

        assertThat(waiting()).containsExactly("How far?");
        assertThat(chat.queue().heldProperty().get().orElseThrow().what()).contains("could not be reached");
    }

    @Test
    void aQuestionThatIsWrittenAnewDoesNotWait() {
        chat.editing().beginLast();
        chat.draftProperty().set("Where to in May?");

        assertThat(chat.canQueue().get()).isFalse();
        chat.send();
        assertThat(waiting()).isEmpty();
        assertThat(chat.draftProperty().get()).isEqualTo("Where to in May?");
    }
}
