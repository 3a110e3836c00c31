package app.hearth.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.UnreachableException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.TitleSource;
import app.hearth.desktop.fx.Background;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<Conversation> stored = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<ConversationId> shown = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private boolean away;
    private final PaletteViewModel palette = palette(Background.sameThread());

    private PaletteViewModel palette(Background background) {
        return new PaletteViewModel(
                List.of(command("New conversation"), command("Settings"), command("Lock now")),
                this::find,
                background,
                shown::add);
    }

    private Command command(String words) {
        return new Command(words, "fth-edit", () -> "", () -> done.add(words));
    }

    private List<Conversation> find(String words) {
        asked.add(words);
        if (away) {
            throw new UnreachableException("away", new IOException("away"));
        }
        return stored.stream()
                .filter(conversation ->
                        conversation.title().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Conversation store(String title) {
        Conversation conversation = new Conversation(
                new ConversationId(UUID.randomUUID()),
                title,
                TitleSource.USER,
                null,
                null,
                List.of(),
                false,
                false,
                null,
                1,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        stored.add(conversation);
        return conversation;
    }

    private static List<String> lines(PaletteViewModel palette) {
        return palette.items().stream().map(PaletteViewModelTest::words).toList();
    }

    private static String words(PaletteItem item) {
        return switch (item) {
            case PaletteItem.Section section -> section.name();
            case PaletteItem.Deed deed -> deed.command().words();
            case PaletteItem.Talk talk -> talk.conversation().title();
        };
    }

    private static String chosen(PaletteViewModel palette) {
        PaletteItem item = palette.chosen().get();
        return item == null ? "nothing" : words(item);
    }

    @Test
    void itOpensWithTheNewestConversationsAndAllCommands() {
        store("Soup");
        palette.toggle();
        assertThat(palette.openProperty().get()).isTrue();
        assertThat(lines(palette))
                .containsExactly("CONVERSATIONS", "Soup", "COMMANDS", "New conversation", "Settings", "Lock now");
        assertThat(chosen(palette)).isEqualTo("Soup");
    }

    @Test
    void whatIsTypedFindsCommandsFirstAndThenConversations() {
        store("Settling in Lisbon");
        palette.toggle();
        palette.typed().set("sett");
        assertThat(lines(palette)).containsExactly("COMMANDS", "Settings", "CONVERSATIONS", "Settling in Lisbon");
        assertThat(chosen(palette)).isEqualTo("Settings");
    }

    @Test
    void choosingDoesItOnceThePaletteIsClosed() {
        palette.toggle();
        palette.typed().set("lock");
        palette.openProperty().subscribe(open -> done.add("open: " + open));
        done.clear();
        palette.choose();
        assertThat(done).containsExactly("open: false", "Lock now");
    }

    @Test
    void aConversationThatIsChosenIsShown() {
        Conversation soup = store("Soup");
        palette.toggle();
        palette.choose();
        assertThat(shown).containsExactly(soup.id());
        assertThat(palette.openProperty().get()).isFalse();
    }

    @Test
    void movingSkipsHeadingsAndGoesRoundAtTheEnds() {
        store("Soup");
        palette.toggle();
        palette.move(1);
        assertThat(chosen(palette)).isEqualTo("New conversation");
        palette.move(-1);
        palette.move(-1);
        assertThat(chosen(palette)).isEqualTo("Lock now");
        palette.move(1);
        assertThat(chosen(palette)).isEqualTo("Soup");
    }

    @Test
    void whereNothingIsFoundNothingIsChosen() {
        palette.toggle();
        palette.typed().set("zzz");
        assertThat(lines(palette)).isEmpty();
        palette.move(1);
        palette.choose();
        assertThat(done).isEmpty();
        assertThat(palette.openProperty().get()).isTrue();
    }

    @Test
    void whatIsTypedWhileTheServerIsAskedIsAskedOnceAndWins() {
        store("Soup");
        store("Lisbon");
        PaletteViewModel slow = palette(new Background(work::add, Runnable::run));
        slow.toggle();
        slow.typed().set("l");
        slow.typed().set("li");
        slow.typed().set("lisb");
        while (!work.isEmpty()) {
            work.remove().run();
        }
        assertThat(asked).containsExactly("", "lisb");
        assertThat(lines(slow)).containsExactly("CONVERSATIONS", "Lisbon");
    }

    @Test
    void whoHasMovedOnStaysThereWhenConversationsCome() {
        store("New soup");
        PaletteViewModel slow = palette(new Background(work::add, Runnable::run));
        slow.toggle();
        slow.move(1);
        assertThat(chosen(slow)).isEqualTo("Settings");
        work.remove().run();
        assertThat(lines(slow)).startsWith("CONVERSATIONS", "New soup");
        assertThat(chosen(slow)).isEqualTo("Settings");
    }

    @Test
    void withoutAServerTheCommandsAreThereAndItIsSaidWhy() {
        away = true;
        palette.toggle();
        assertThat(lines(palette)).containsExactly("COMMANDS", "New conversation", "Settings", "Lock now");
        assertThat(palette.problem().get()).isPresent();
        away = false;
        palette.typed().set("s");
        assertThat(palette.problem().get()).isEmpty();
    }

    @Test
    void eachTimeItOpensAsIfNothingHadBeenTyped() {
        palette.toggle();
        palette.typed().set("lock");
        palette.toggle();
        assertThat(palette.openProperty().get()).isFalse();
        palette.toggle();
        assertThat(palette.typed().get()).isEmpty();
        assertThat(lines(palette)).hasSize(4);
    }

    @Test
    void onceForgottenItHoldsNothingAlsoOfWhatComesLater() {
        store("Soup");
        PaletteViewModel slow = palette(new Background(work::add, Runnable::run));
        slow.toggle();
        slow.typed().set("soup");
        slow.forget();
        while (!work.isEmpty()) {
            work.remove().run();
        }
        assertThat(lines(slow)).isEmpty();
        assertThat(slow.typed().get()).isEmpty();
        assertThat(slow.openProperty().get()).isFalse();
    }
}
