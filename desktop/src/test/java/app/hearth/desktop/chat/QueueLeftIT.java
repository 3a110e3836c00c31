package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.PatientProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that wait, or are on their way, when someone leaves.
final class QueueLeftIT extends AtTheQueue {
    QueueLeftIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Test
    void whoHadToLeaveFindsItHeldWhenTheyAreBack() {
        write("How far?");
        Unsent left = chat.unsent();
        chat.close();
        provider.end("Lisbon.");
        awaitStored(2);

        ChatViewModel back = chat();
        back.comeBackTo(left);
        await(() -> back.stateProperty().get() == ChatState.READY
                && !back.answeringProperty().get());

        assertThat(back.queue().shown()).extracting(QueuedQuestion::text).containsExactly("How far?");
        assertThat(back.queue().heldProperty().get()).isPresent();
        assertThat(provider.asked()).containsExactly("Where to?");
        back.goOnWithQueue();
        await(() -> provider.asked().size() == 2);
        back.close();
    }

    @Test
    void whatIsOnItsWayWhenSomeoneHasToLeaveIsKeptAndAskedOnceAllTheSame() {
        write("How far?");
        write("How long?");
        provider.end("Lisbon.");
        await(() -> waiting().equals(List.of("How long?")));
        Unsent left = chat.unsent();
        chat.close();
        await(() -> provider.asked().size() == 2);
        provider.end("Far.");

        ChatViewModel back = chat();
        back.comeBackTo(left);
        await(() -> texts(back).size() == 4 && !back.answeringProperty().get());
        assertThat(back.queue().shown()).extracting(QueuedQuestion::text).containsExactly("How far?", "How long?");
        back.goOnWithQueue();
        await(() -> provider.asked().size() == 3);

        assertThat(provider.asked()).containsExactly("Where to?", "How far?", "How long?");
        assertThat(tree(trip)).hasSize(6);
        assertThat(stored("How long?").parentId())
                .isEqualTo(stored(PatientProvider.BEGINNING + "Far.").id());
        back.close();
    }

    @Test
    void whoHasLeftAsksNothingMore() {
        write("How far?");
        chat.close();
        provider.end("Lisbon.");

        askInAnotherWindow("By train?");

        assertThat(provider.asked()).containsExactly("Where to?", "By train?");
    }

    @Test
    void whoHasLeftAsksNothingMoreThanWhatWasOnItsWay() {
        write("How far?");
        write("How long?");
        provider.end("Lisbon.");
        await(() -> waiting().equals(List.of("How long?")));
        chat.close();
        await(() -> provider.asked().size() == 2);
        provider.end("Far.");

        askInAnotherWindow("By train?");

        assertThat(provider.asked()).containsExactly("Where to?", "How far?", "By train?");
    }

    /// Once the answer has ended there, and until what is asked then has been answered.
    private void askInAnotherWindow(String question) {
        ChatViewModel other = chat();
        other.models().refresh();
        await(() -> other.models().knownProperty().get());
        open(other, trip);
        await(() -> !other.answeringProperty().get());
        other.models().selectedProperty().set(PATIENT);
        other.draftProperty().set(question);
        other.send();
        await(() ->
                provider.asked().contains(question) && other.answeringProperty().get());
        provider.end("Yes.");
        await(() -> !other.answeringProperty().get());
        other.close();
    }
}
