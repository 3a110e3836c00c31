package app.hearth.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.SteppedRounds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ConversationsViewModelIT extends AtTheList {
    @Test
    void pinnedStandFirstAndTheRestByDayNewestFirst() {
        server.conversation("Old and pinned", NOON.minus(Duration.ofDays(40)), true);
        server.conversation("Last week", NOON.minus(Duration.ofDays(7)), false);
        server.conversation("Eight days ago", NOON.minus(Duration.ofDays(8)), false);
        server.conversation("In winter", Instant.parse("2026-02-01T00:00:00Z"), false);
        server.conversation("On the last day of the year", Instant.parse("2025-12-31T23:59:59Z"), false);
        server.conversation("On its first", Instant.parse("2025-01-01T00:00:00Z"), false);
        server.conversation("Long ago", Instant.parse("2019-06-01T00:00:00Z"), false);
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
                        "WEEK",
                        "Last week",
                        "MONTH March",
                        "Eight days ago",
                        "MONTH February",
                        "In winter",
                        "YEAR 2025",
                        "On the last day of the year",
                        "On its first",
                        "YEAR 2019",
                        "Long ago");
        assertThat(list.stateProperty().get()).isEqualTo(ListState.READY);
    }

    @Test
    void atMidnightTheHeadingsMove() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T22:59:00Z"));
        SteppedRounds rounds = new SteppedRounds();
        ConversationsViewModel wakeful =
                new ConversationsViewModel(client, Background.sameThread(), now::get, ZoneId.of("Europe/Berlin"));
        server.conversation("Soup", NOON, false);
        wakeful.keepTime(rounds);
        wakeful.refresh();
        assertThat(lines(wakeful)).containsExactly("TODAY", "Soup");

        now.set(Instant.parse("2026-03-10T23:00:00Z"));
        rounds.step();

        assertThat(lines(wakeful)).containsExactly("YESTERDAY", "Soup");
        wakeful.close();
        assertThat(rounds.going()).isEmpty();
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

    @Test
    void whatIsInTheTrashHasNoPlace() {
        ConversationId soup = server.conversation("Soup", NOON, false).id();
        client.conversations().trash(soup);
        list.folder().set(Folder.TRASH);
        list.refresh();
        assertThat(lines()).containsExactly("TODAY", "Soup");
        assertThat(list.inPlace(1)).isEmpty();
    }

    @Test
    void itFindsAFewOfTheCurrentOnesWhateverTheListIsFilteredBy() {
        server.conversation("Soup in Lisbon", NOON, false);
        server.conversation("Lisbon by tram", NOON.minus(Duration.ofDays(1)), false);
        ConversationId old = server.conversation("Lisbon long ago", NOON.minus(Duration.ofDays(2)), false)
                .id();
        client.conversations().update(old, ConversationPatch.none().withArchived(true));
        list.refresh();
        list.filter().set("nothing of the kind");

        assertThat(list.find("LISBON", 8))
                .extracting(ConversationRow::title)
                .containsExactly("Soup in Lisbon", "Lisbon by tram");
        assertThat(list.find("tram lisb", 8)).extracting(ConversationRow::title).containsExactly("Lisbon by tram");
        assertThat(list.find("", 1)).extracting(ConversationRow::title).containsExactly("Soup in Lisbon");
    }

    private String titleOf(ConversationId id) {
        return client.conversations().get(id).title();
    }

    @Test
    void theFilterFindsWordsInAnyOrderWithoutCaseAndAccentsAndAsksNobody() {
        server.conversation("Trip to Lisbon", NOON, false);
        server.conversation("Café in Porto", NOON, false);
        list.refresh();
        int asked = server.requests.size();
        list.filter().set("LISB tri");
        assertThat(lines()).containsExactly("TODAY", "Trip to Lisbon");
        list.filter().set("cafe");
        assertThat(lines()).containsExactly("TODAY", "Café in Porto");
        list.filter().set("nothing like it");
        assertThat(list.stateProperty().get()).isEqualTo(ListState.EMPTY);
        assertThat(server.requests).hasSize(asked);
    }

    @Test
    void everythingIsReadInTheBackgroundAndTheFilterBecomesRightByItself() {
        server.conversation("Trip to Lisbon", NOON.minus(Duration.ofDays(900)), false);
        for (int number = 0; number < 450; number++) {
            server.conversation("Conversation " + number, NOON.minusSeconds(number), false);
        }
        Deque<Runnable> work = new ArrayDeque<>();
        ConversationsViewModel slow = slow(work);
        slow.refresh();
        work.remove().run(); // the tags
        work.remove().run(); // what a window shows
        assertThat(slow.items()).hasSize(51);
        slow.filter().set("lisbon");
        assertThat(slow.stateProperty().get()).isEqualTo(ListState.EMPTY);
        assertThat(slow.partialProperty().get()).isTrue();

        finish(work);

        assertThat(lines(slow)).containsExactly("YEAR 2023", "Trip to Lisbon");
        assertThat(slow.partialProperty().get()).isFalse();
        slow.filter().set("");
        assertThat(slow.items()).hasSize(453);
        assertThat(server.requests)
                .filteredOn(request -> request.startsWith("GET /conversations?limit=200"))
                .hasSize(3);
    }

    @Test
    void whatIsSaidToHaveChangedIsReadAlone() {
        Conversation soup = server.conversation("Soup", NOON, false);
        server.conversation("Trip", NOON.minusSeconds(1), false);
        list.refresh();
        client.conversations().update(soup.id(), ConversationPatch.none().withTitle("Leek soup"));
        int asked = server.requests.size();

        list.changed(soup.id());

        assertThat(lines()).containsExactly("TODAY", "Leek soup", "Trip");
        assertThat(server.requests.subList(asked, server.requests.size()))
                .containsExactly("GET /conversations/" + soup.id());
    }

    @Test
    void aChangedTitleAmongManyChangesOneLine() {
        Conversation soup = server.conversation("Soup", NOON.minusSeconds(100), false);
        for (int number = 0; number < 180; number++) {
            server.conversation("Conversation " + number, NOON.minusSeconds(number), false);
        }
        list.refresh();
        List<String> changes = new ArrayList<>();
        list.items().addListener((ListChangeListener<ConversationItem>) change -> {
            while (change.next()) {
                changes.add(change.getAddedSize() + " for " + change.getRemovedSize());
            }
        });

        list.deeds().rename(soup.id(), "Leek soup");

        assertThat(changes).containsExactly("1 for 1");
        assertThat(list.lineOf(soup.id())).hasValue(lines().indexOf("Leek soup"));
    }

    @Test
    void whatIsGoneWhenEverythingIsReadAgainIsGoneFromTheList() {
        Conversation soup = server.conversation("Soup", NOON, false);
        list.refresh();
        client.conversations().trash(soup.id());

        list.refresh();

        assertThat(list.items()).isEmpty();
        assertThat(list.stateProperty().get()).isEqualTo(ListState.EMPTY);
    }

    @Test
    void aRowThatStaysInSightStaysInItsLineUnderEveryOrder() {
        List<Conversation> all = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            all.add(server.conversation("C" + number, NOON.minus(Duration.ofHours(number * 9L)), number % 7 == 0));
        }
        list.refresh();
        for (Conversation one : all) {
            assertThat(list.lineOf(one.id())).hasValue(lines().indexOf(one.title()));
        }
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
        ConversationsViewModel slow = slow(work);
        slow.refresh();
        finish(work);
        slow.refresh();

        slow.deeds().trash(Set.of(soup.id()));
        work.remove().run(); // the tags
        work.remove().run(); // the list asked for before

        assertThat(slow.items()).isEmpty();
        assertThat(slow.stateProperty().get()).isEqualTo(ListState.EMPTY);
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
