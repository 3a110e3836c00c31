package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.User;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

final class ShellViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final ShellViewModel shell = new ShellViewModel(
            new ReadOnlyObjectWrapper<>(Json.read(FakeHearth.user("anna", false), User.class)).getReadOnlyProperty(),
            new SimpleBooleanProperty(false),
            false,
            () -> done.add("new"),
            new Recorded());

    @Test
    void theSidebarFoldsInANarrowWindowAndComesBackInAWideOne() {
        shell.narrow().set(true);
        assertThat(shell.sidebar().get()).isFalse();

        shell.narrow().set(false);
        assertThat(shell.sidebar().get()).isTrue();
    }

    @Test
    void escapeClosesTheTopmostAndThenNothing() {
        shell.showSettings();
        shell.narrow().set(true);
        shell.sidebar().set(true);

        assertThat(shell.closeTop()).isTrue();
        assertThat(shell.sidebar().get()).isFalse();
        assertThat(shell.page().get()).isEqualTo(ShellViewModel.Page.SETTINGS);
        assertThat(shell.closeTop()).isTrue();
        assertThat(shell.page().get()).isEqualTo(ShellViewModel.Page.CHAT);
        assertThat(shell.closeTop()).as("left for the conversation to use").isFalse();
    }

    @Test
    void whatIsSaidAboutTheProgramGivesWayToTheConversation() {
        shell.showAbout();
        assertThat(shell.page().get()).isEqualTo(ShellViewModel.Page.ABOUT);

        assertThat(shell.closeTop()).isTrue();

        assertThat(shell.page().get()).isEqualTo(ShellViewModel.Page.CHAT);
    }

    @Test
    void aNewConversationLeavesTheSettings() {
        shell.showSettings();

        shell.startNew();

        assertThat(shell.page().get()).isEqualTo(ShellViewModel.Page.CHAT);
        assertThat(done).containsExactly("new");
    }

    @Test
    void whoComesBackFromTheSettingsIsToldOnce() {
        shell.onBackInChat(() -> done.add("back"));
        shell.showChat();
        assertThat(done).isEmpty();

        shell.showSettings();
        shell.closeTop();

        assertThat(done).containsExactly("back");
    }

    @Test
    void whateverFillsTheMiddleOfANarrowWindowClosesTheSidebarOverIt() {
        shell.narrow().set(true);
        shell.sidebar().set(true);
        shell.showSettings();
        assertThat(shell.sidebar().get()).isFalse();

        shell.sidebar().set(true);
        shell.showChat();
        assertThat(shell.sidebar().get()).isFalse();
    }

    @Test
    void thePlaceIsAsItWasLastHeardOf() {
        assertThat(shell.place().get()).isEqualTo(PlaceState.THERE);

        shell.placeIs(PlaceState.AWAY);

        assertThat(shell.place().get()).isEqualTo(PlaceState.AWAY);
    }

    @Test
    void everyWayOutLeadsWhereItSays() {
        shell.lock();
        shell.switchTo(new OtherPerson("k", "Ben", "#000000"));
        shell.choosePerson();
        shell.signOut();
        shell.signInAgain();

        assertThat(done).containsExactly("lock", "switch to Ben", "choose", "sign out", "sign in again");
    }

    @Test
    void anotherTryOfTheStartTakesTheFailureAway() {
        StartViewModel start = new StartViewModel(() -> done.add("start"));
        start.keychainIsShut();
        assertThat(start.failure().get()).isPresent();

        start.tryAgain();

        assertThat(start.failure().get()).isEmpty();
        assertThat(done).containsExactly("start");
    }

    private final class Recorded implements ShellActions {
        @Override
        public void lock() {
            done.add("lock");
        }

        @Override
        public void switchTo(OtherPerson person) {
            done.add("switch to " + person.name());
        }

        @Override
        public void choosePerson() {
            done.add("choose");
        }

        @Override
        public void signOut() {
            done.add("sign out");
        }

        @Override
        public void signInAgain() {
            done.add("sign in again");
        }
    }
}
