package app.hearth.desktop.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeyMapTest {
    private final Locale before = Locale.getDefault();
    private final List<Map<String, List<String>>> kept = new ArrayList<>();
    private final KeyMap keys = new KeyMap(false, kept::add);

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void noTwoCommandsHaveTheSameStandardKeys() {
        for (boolean mac : List.of(true, false)) {
            assertThat(Stream.of(CommandId.values()).flatMap(command -> command.standard(mac).stream()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasChosenHoldsInsteadAndAtTheNextStart() {
        keys.choose(CommandId.NEW, new KeyStroke("Alt+Shift+N"));

        assertThat(keys.pressed(press(KeyCode.N, true, false, true))).contains(CommandId.NEW);
        assertThat(keys.pressed(press(KeyCode.N, false, true, false))).isEmpty();
        KeyMap next = new KeyMap(false, kept::add);
        next.take(kept.getLast());
        assertThat(next.strokes(CommandId.NEW)).containsExactly(new KeyStroke("Alt+Shift+N"));
        assertThat(kept.getLast()).as("only what differs").hasSize(1);
    }

    @Test
    void keysAreTakenFromWhicheverHasThemAndItsOthersStay() {
        keys.choose(CommandId.NEW, new KeyStroke("F1"));
        assertThat(keys.strokes(CommandId.KEYBOARD)).containsExactly(new KeyStroke("Shortcut+Slash"));

        keys.choose(CommandId.ABOUT, new KeyStroke("Shortcut+L"));
        assertThat(keys.strokes(CommandId.LOCK)).isEmpty();
        assertThat(new KeyWords(keys).of(CommandId.LOCK)).isEmpty();
    }

    @Test
    void backToStandardAlsoForTheOneThatHasTakenAKey() {
        keys.choose(CommandId.LOCK, new KeyStroke("Shortcut+N"));
        keys.choose(CommandId.ABOUT, new KeyStroke("Shortcut+L"));

        keys.reset(CommandId.NEW);

        assertThat(keys.chosenProperty().get()).isEmpty();
        assertThat(keys.pressed(press(KeyCode.N, false, true, false))).contains(CommandId.NEW);
        assertThat(keys.pressed(press(KeyCode.L, false, true, false))).contains(CommandId.LOCK);
    }

    @Test
    void enterSendsOrBeginsALine() {
        KeyEvent enter = press(KeyCode.ENTER, false, false, false);
        KeyEvent withCtrl = press(KeyCode.ENTER, false, true, false);
        assertThat(keys.pressed(enter)).contains(CommandId.SEND);
        assertThat(keys.pressed(withCtrl)).contains(CommandId.SEND);

        keys.sendByEnter(false);
        assertThat(keys.pressed(enter)).contains(CommandId.NEW_LINE);
        assertThat(keys.pressed(withCtrl)).contains(CommandId.SEND);

        keys.sendByEnter(true);
        assertThat(keys.pressed(enter)).contains(CommandId.SEND);
        assertThat(kept.getLast()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsTheStandard() {
        keys.take(Map.of("new", List.of("Nonsense+Q"), "lock", List.of("F9"), "nobody", List.of("F8")));

        assertThat(keys.strokes(CommandId.NEW)).containsExactly(new KeyStroke("Shortcut+N"));
        assertThat(keys.strokes(CommandId.LOCK)).containsExactly(new KeyStroke("F9"));
    }

    @Test
    void onAMacTheWayToASiblingIsNoneThatMovesInAText() {
        KeyMap mac = new KeyMap(true, _ -> {});

        assertThat(mac.strokes(CommandId.EARLIER_SIBLING)).containsExactly(new KeyStroke("Alt+Shortcut+Left"));
        assertThat(keys.strokes(CommandId.EARLIER_SIBLING)).containsExactly(new KeyStroke("Alt+Left"));
        assertThat(new KeyWords(mac).of(CommandId.EARLIER_SIBLING)).isEqualTo("⌘⌥←");
    }

    @Test
    void keysAreCalledAsTheyAreWrittenOnTheKeyboard() {
        assertThat(new KeyWords(keys).of(CommandId.NEW)).isEqualTo("Ctrl+N");
        assertThat(new KeyWords(keys).of(CommandId.RECENT)).isEqualTo("Ctrl+1 … Ctrl+9");
        Locale.setDefault(Locale.GERMAN);
        assertThat(new KeyWords(keys).of(CommandId.NEW)).isEqualTo("Strg+N");
        assertThat(new KeyWords(keys).of(CommandId.NEW_LINE)).isEqualTo("Umschalt+Enter");
    }

    static KeyEvent press(KeyCode code, boolean shift, boolean control, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false);
    }
}
