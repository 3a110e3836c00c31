package app.hearth.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.chat.FakeServer;
import app.hearth.desktop.conversations.ConversationItem.Section;
import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsViewModelIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ConversationsViewModel list =
            new ConversationsViewModel(client, Background.sameThread(), InstantSource.fixed(NOON), ZoneOffset.UTC);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private List<String> lines() {
        return list.items().stream()
                .map(item -> switch (item) {
                    case ConversationItem.Heading(Section section) -> section.name();
                    case ConversationItem.Entry(Conversation conversation) -> conversation.title();
                })
                .toList();
    }

    @Test
    void pinnedStandFirstAndTheRestByDayNewestFirst() {
        server.conversation("Old and pinned", NOON.minus(Duration.ofDays(40)), true);
        server.conversation("Last week", NOON.minus(Duration.ofDays(7)), false);
        server.conversation("This morning", NOON.minus(Duration.ofHours(4)), false);
        server.conversation("Just now", NOON, false);
        server.conversation("Yesterday", NOON.minus(Duration.ofHours(13)), false);
        list.refresh();
        assertThat(lines())
                .containsExactly(
                        "PINNED",
                        "Old and pinned",
                        "TODAY",
                        "Just now",
                        "This morning",
                        "YESTERDAY",
                        "Yesterday",
                        "EARLIER",
                        "Last week");
        assertThat(list.stateProperty().get()).isEqualTo(ListState.READY);
    }

    @Test
    void aConversationIsFoundByItsPlaceWithoutCountingHeadings() {
        server.conversation("Pinned", NOON.minus(Duration.ofDays(40)), true);
        server.conversation("Just now", NOON, false);
        list.refresh();
        assertThat(list.inPlace(1))
                .hasValueSatisfying(id -> assertThat(titleOf(id)).isEqualTo("Pinned"));
        assertThat(list.inPlace(2))
                .hasValueSatisfying(id -> assertThat(titleOf(id)).isEqualTo("Just now"));
        assertThat(list.inPlace(3)).isEmpty();
    }

    private String titleOf(ConversationId id) {
        return client.conversations().get(id).title();
    }

    @Test
    void theFilterAsksTheServerForTitles() {
        server.conversation("Trip to Lisbon", NOON, false);
        server.conversation("Soup", NOON, false);
        list.filter().set("lisb");
        assertThat(lines()).containsExactly("TODAY", "Trip to Lisbon");
        list.filter().set("nothing like it");
        assertThat(list.stateProperty().get()).isEqualTo(ListState.EMPTY);
    }

    @Test
    void whatIsTypedWhileAnAnswerIsAwaitedIsAskedOnceAndWins() {
        server.conversation("Trip to Lisbon", NOON, false);
        server.conversation("Soup", NOON, false);
        Deque<Runnable> work = new ArrayDeque<>();
        ConversationsViewModel slow = new ConversationsViewModel(
                client, new Background(work::add, Runnable::run), InstantSource.fixed(NOON), ZoneOffset.UTC);
        for (String typed : List.of("l", "li", "lis", "lisb")) {
            slow.filter().set(typed);
        }
        int calls = 0;
        while (!work.isEmpty()) {
            work.remove().run();
            calls++;
            if (calls == 1) {
                assertThat(slow.items())
                        .as("an answer nobody waits for any more")
                        .isEmpty();
            }
        }
        assertThat(calls).isEqualTo(2);
        assertThat(server.requests.getLast()).contains("q=lisb");
        assertThat(slow.items()).hasSize(2);
    }

    @Test
    void moreIsReadPageByPage() {
        for (int number = 0; number < 120; number++) {
            server.conversation("Conversation " + number, NOON.minusSeconds(number), false);
        }
        list.refresh();
        assertThat(list.items()).hasSize(51);
        list.more();
        list.more();
        assertThat(list.items()).hasSize(121);
        int before = server.requests.size();
        list.more();
        assertThat(server.requests).hasSize(before);
    }

    @Test
    void trashCanBeUndone() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.selected().set(soup.id());
        list.trash(soup.id());
        assertThat(list.items()).isEmpty();
        assertThat(list.selected().get()).isNull();
        assertThat(list.trashedProperty().get()).isNotNull();
        list.undoTrash();
        assertThat(lines()).containsExactly("TODAY", "Soup");
        assertThat(list.trashedProperty().get()).isNull();
    }

    @Test
    void aRefusedTrashPutsTheConversationBackAndSaysWhy() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        server.refuse("DELETE", "/conversations", ErrorCode.SHUTTING_DOWN);
        list.trash(soup.id());
        assertThat(lines()).containsExactly("TODAY", "Soup");
        assertThat(list.problemProperty().get()).isNotNull();
        assertThat(list.trashedProperty().get()).isNull();
    }

    @Test
    void renameAndPinShowWhatTheServerStored() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.rename(soup.id(), "  Better soup ");
        list.pin(soup.id(), true);
        assertThat(lines()).containsExactly("PINNED", "Better soup");
        list.rename(soup.id(), "   ");
        assertThat(lines()).containsExactly("PINNED", "Better soup");
    }

    @Test
    void aListThatCannotBeReadSaysSoAndKeepsWhatItHad() {
        server.refuse("GET", "/conversations", ErrorCode.INTERNAL);
        list.refresh();
        assertThat(list.stateProperty().get()).isEqualTo(ListState.ERROR);
        server.conversation("Soup", NOON, false);
        list.refresh();
        assertThat(list.problemProperty().get()).isNull();
        server.refuse("GET", "/conversations", ErrorCode.INTERNAL);
        list.refresh();
        assertThat(list.stateProperty().get()).isEqualTo(ListState.READY);
        assertThat(list.problemProperty().get()).isNotNull();
        assertThat(lines()).containsExactly("TODAY", "Soup");
    }

    @Test
    void aListAskedForBeforeDoesNotBringBackWhatIsOnItsWayToTheTrash() {
        Conversation soup = server.conversation("Soup", NOON, false);
        Deque<Runnable> work = new ArrayDeque<>();
        ConversationsViewModel slow = new ConversationsViewModel(
                client, new Background(work::add, Runnable::run), InstantSource.fixed(NOON), ZoneOffset.UTC);
        slow.refresh();
        work.remove().run();
        slow.refresh();

        slow.trash(soup.id());
        work.removeFirst().run();

        assertThat(slow.items()).isEmpty();
        assertThat(slow.stateProperty().get()).isEqualTo(ListState.EMPTY);
    }

    @Test
    void whoScrollsOnAsksOnceForWhatComesNext() {
        for (int number = 0; number < 60; number++) {
            server.conversation("Conversation " + number, NOON.minusSeconds(number), false);
        }
        Deque<Runnable> work = new ArrayDeque<>();
        ConversationsViewModel slow = new ConversationsViewModel(
                client, new Background(work::add, Runnable::run), InstantSource.fixed(NOON), ZoneOffset.UTC);
        slow.refresh();
        work.remove().run();

        slow.more();
        slow.more();

        assertThat(work).hasSize(1);
    }

    @Test
    void theWayBackFromTheTrashIsOfferedUntilItIsDismissed() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        list.trash(soup.id());

        list.dismissTrashed();
        list.undoTrash();

        assertThat(list.trashedProperty().get()).isNull();
        assertThat(server.requests).noneMatch(request -> request.contains("/restore"));
    }

    @Test
    void whatIsArchivedIsNotAskedFor() {
        list.refresh();

        assertThat(server.requests)
                .filteredOn(request -> request.startsWith("GET /conversations"))
                .isNotEmpty()
                .allMatch(request -> request.contains("archived=false"));
    }

    @Test
    void aListThatCameBackTheSameDoesNotFlicker() {
        server.conversation("Soup", NOON, false);
        list.refresh();
        List<String> changes = new ArrayList<>();
        list.items().addListener((ListChangeListener<ConversationItem>) _ -> changes.add("changed"));

        list.refresh();

        assertThat(changes).isEmpty();
    }
}
