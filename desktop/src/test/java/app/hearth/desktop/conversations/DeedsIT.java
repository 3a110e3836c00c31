package app.hearth.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.wire.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeedsIT extends AtTheList {
    @Test
    void trashCanBeUndone() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.selected().set(soup.id());
        list.deeds().trash(Set.of(soup.id()));
        assertThat(list.items()).isEmpty();
        assertThat(list.selected().get()).isNull();
        assertThat(list.deeds().doneProperty().get()).isNotNull();
        list.deeds().undo();
        assertThat(lines()).containsExactly("TODAY", "Soup");
        assertThat(list.deeds().doneProperty().get()).isNull();
    }

    @Test
    void aRefusedTrashPutsTheConversationBackAndSaysWhy() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        server.refuse("DELETE", "/conversations", ErrorCode.SHUTTING_DOWN);
        list.deeds().trash(Set.of(soup.id()));
        assertThat(lines()).containsExactly("TODAY", "Soup");
        assertThat(list.problemProperty().get()).isNotNull();
        assertThat(list.deeds().doneProperty().get()).isNull();
    }

    @Test
    void whyOneWasRefusedIsNotSaidAnyMoreWhenTheNextIsDone() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        server.refuse("DELETE", "/conversations", ErrorCode.SHUTTING_DOWN);
        list.deeds().trash(Set.of(soup.id()));
        assertThat(list.problemProperty().get()).isNotNull();

        list.deeds().trash(Set.of(soup.id()));

        assertThat(list.problemProperty().get()).isNull();
        assertThat(list.items()).isEmpty();
    }

    @Test
    void whatChangesNothingIsNothingToTakeBack() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Conversation trip = server.conversation("Trip", NOON.minusSeconds(1), false);
        list.refresh();
        list.deeds().archive(List.of(soup.id()), false);
        assertThat(list.deeds().doneProperty().get()).isNull();

        list.deeds().tag(List.of(soup.id()), "Kitchen", true);
        list.deeds().tag(List.of(soup.id(), trip.id()), "Kitchen", true);

        assertThat(list.deeds().doneProperty().get())
                .satisfies(done -> assertThat(done.before())
                        .extracting(ConversationRow::id)
                        .containsExactly(trip.id()));
    }

    @Test
    void whatFailedOfManyIsCountedAndStaysAndOnlyTheRestCanBeTakenBack() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Conversation trip = server.conversation("Trip", NOON.minusSeconds(1), false);
        Conversation tram = server.conversation("Tram", NOON.minusSeconds(2), false);
        list.refresh();
        server.refuse("DELETE", "/conversations/" + trip.id(), ErrorCode.INTERNAL);
        server.refuse("DELETE", "/conversations/" + tram.id(), ErrorCode.INTERNAL);

        list.deeds().trash(List.of(soup.id(), trip.id(), tram.id()));

        assertThat(lines()).containsExactly("TODAY", "Trip", "Tram");
        assertThat(list.problemProperty().get())
                .satisfies(why -> assertThat(why.what()).startsWith("2 of 3 conversations stayed as they were."));
        assertThat(list.chosen().get()).containsExactly(trip.id(), tram.id());
        list.deeds().undo();
        assertThat(lines()).containsExactly("TODAY", "Soup", "Trip", "Tram");
    }

    @Test
    void whatIsTakenBackBeforeItWasStoredIsAsItWas() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Deque<Runnable> work = new ArrayDeque<>();
        ConversationsViewModel slow = slow(work);
        slow.refresh();
        finish(work);

        slow.deeds().trash(List.of(soup.id()));
        slow.deeds().undo();
        assertThat(lines(slow)).containsExactly("TODAY", "Soup");
        assertThat(work).as("one is stored after the other").hasSize(1);
        work.remove().run();
        assertThat(lines(slow)).containsExactly("TODAY", "Soup");
        finish(work);

        assertThat(lines(slow)).containsExactly("TODAY", "Soup");
        assertThat(client.conversations().get(soup.id()).deletedAt()).isNull();
    }

    @Test
    void whatElseHasChangedMeanwhileStaysWhenADeedIsTakenBack() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.deeds().archive(Set.of(soup.id()), true);
        list.deeds().rename(soup.id(), "Better soup");

        list.deeds().undo();

        assertThat(lines()).containsExactly("TODAY", "Better soup");
    }

    @Test
    void renameAndPinShowWhatTheServerStored() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.deeds().rename(soup.id(), "  Better soup ");
        list.deeds().pin(Set.of(soup.id()), true);
        assertThat(lines()).containsExactly("PINNED", "Better soup");
        list.deeds().rename(soup.id(), "   ");
        assertThat(lines()).containsExactly("PINNED", "Better soup");
    }

    @Test
    void theWayBackFromTheTrashIsOfferedUntilItIsDismissed() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.deeds().trash(Set.of(soup.id()));

        list.deeds().dismiss();
        list.deeds().undo();

        assertThat(list.deeds().doneProperty().get()).isNull();
        assertThat(server.requests).noneMatch(request -> request.contains("/restore"));
    }

    @Test
    void whatIsArchivedIsInTheArchiveAlone() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Conversation trip = server.conversation("Trip", NOON, false);
        list.refresh();
        list.deeds().archive(List.of(soup.id()), true);
        list.deeds().trash(List.of(trip.id()));
        assertThat(list.items()).isEmpty();

        list.folder().set(Folder.ARCHIVE);
        assertThat(lines()).containsExactly("TODAY", "Soup");
        list.folder().set(Folder.TRASH);
        assertThat(lines()).containsExactly("TODAY", "Trip");
        list.choose(List.of(trip.id()));
        assertThat(list.selected().get()).as("nothing is opened in the trash").isNull();
    }

    @Test
    void tagsAreFoundByTheirNameBehindAMarkAndAsWords() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Conversation trip = server.conversation("Kitchen floor", NOON.minusSeconds(1), false);
        list.refresh();
        list.deeds().tag(List.of(soup.id()), "Kitchen", true);
        list.deeds().tag(List.of(soup.id(), trip.id()), "kitchen", true);
        assertThat(list.row(soup.id()).orElseThrow().tags()).containsExactly("Kitchen");

        list.filter().set("#kit");
        assertThat(lines()).containsExactly("TODAY", "Soup", "Kitchen floor");
        list.deeds().undo();
        assertThat(lines()).containsExactly("TODAY", "Soup");
        list.filter().set("kitchen");
        assertThat(lines()).containsExactly("TODAY", "Soup", "Kitchen floor");
    }

    @Test
    void aTagIsTakenAwayHoweverItIsWritten() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.deeds().tag(List.of(soup.id()), "Kitchen", true);

        list.deeds().tag(List.of(soup.id()), " kitchen ", false);

        assertThat(list.row(soup.id()).orElseThrow().tags()).isEmpty();
        list.deeds().undo();
        assertThat(list.row(soup.id()).orElseThrow().tags()).containsExactly("Kitchen");
    }

    @Test
    void severalAreChosenUntilTheyAreOutOfSight() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Conversation trip = server.conversation("Trip", NOON, false);
        list.refresh();
        list.choose(List.of(soup.id()));
        list.choose(List.of(soup.id(), trip.id()));
        assertThat(list.selected().get()).as("what was open stays open").isEqualTo(soup.id());

        list.filter().set("trip");
        assertThat(list.chosen().get()).containsExactly(trip.id());
        list.chooseOpen();
        assertThat(list.chosen().get()).containsExactly(soup.id());
    }
}
