package app.hearth.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final List<Talk> stored = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<ConversationId> shown = new ArrayList<>();
    private final PaletteViewModel palette = new PaletteViewModel(
            List.of(command("New conversation"), command("Settings"), command("Lock now")), this::find, shown::add);

    private Command command(String words) {
        return new Command(words, "fth-edit", () -> "", () -> done.add(words));
    }

    private List<Talk> find(String words) {
        return stored.stream()
                .filter(talk -> talk.title().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Talk store(String title) {
        Talk talk = new Talk(new ConversationId(UUID.randomUUID()), title);
        stored.add(talk);
        return talk;
    }

    private static List<String> lines(PaletteViewModel palette) {
        return palette.items().stream().map(PaletteViewModelTest::words).toList();
    }

    private static String words(PaletteItem item) {
        return switch (item) {
            case PaletteItem.Section section -> section.name();
            case PaletteItem.Deed deed -> deed.command().words();
            case Talk talk -> talk.title();
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
        Talk soup = store("Soup");
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
    void onceForgottenItHoldsNothingAndFindsNothing() {
        store("Soup");
        palette.toggle();
        palette.typed().set("soup");
        palette.forget();
        assertThat(lines(palette)).isEmpty();
        assertThat(palette.typed().get()).isEmpty();
        assertThat(palette.openProperty().get()).isFalse();
        palette.typed().set("soup");
        assertThat(lines(palette)).isEmpty();
    }
}
