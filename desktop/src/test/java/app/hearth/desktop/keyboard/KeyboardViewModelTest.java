package app.hearth.desktop.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeyboardViewModelTest {
    private final Locale before = Locale.getDefault();
    private final KeyMap keys = new KeyMap(false, _ -> {});
    private final KeyboardViewModel keyboard = english();

    private KeyboardViewModel english() {
        Locale.setDefault(Locale.ENGLISH);
        return new KeyboardViewModel(keys);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void whatIsFreeIsTakenAtOnce() {
        press(CommandId.USAGE, "Shortcut+U");

        assertThat(keys.strokes(CommandId.USAGE)).containsExactly(new KeyStroke("Shortcut+U"));
        assertThat(keyboard.waiting().get()).isEmpty();
        assertThat(keyboard.objection().get()).isEmpty();
    }

    @Test
    void whatAnotherHasIsTakenOnlyWhenThePersonSaysSo() {
        press(CommandId.USAGE, "Shortcut+L");
        assertThat(keyboard.objection().get())
                .contains(new KeyboardViewModel.Objection.Taken(
                        CommandId.USAGE, new KeyStroke("Shortcut+L"), CommandId.LOCK));
        assertThat(keys.strokes(CommandId.USAGE)).isEmpty();

        keyboard.leave();
        assertThat(keys.strokes(CommandId.LOCK)).containsExactly(new KeyStroke("Shortcut+L"));
        press(CommandId.USAGE, "Shortcut+L");
        keyboard.takeOver();
        assertThat(keys.strokes(CommandId.USAGE)).containsExactly(new KeyStroke("Shortcut+L"));
        assertThat(keys.strokes(CommandId.LOCK)).isEmpty();
        assertThat(keyboard.objection().get()).isEmpty();
    }

    @Test
    void whatIsNeededForWritingIsNobodys() {
        Stream.of("Q", "Shift+Q", "Shortcut+C", "Shortcut+V", "Space", "Up", "Shortcut+Left", "Enter", "Shortcut+3")
                .forEach(code -> {
                    press(CommandId.USAGE, code);
                    assertThat(keyboard.objection().get())
                            .as(code)
                            .contains(new KeyboardViewModel.Objection.Reserved(CommandId.USAGE, new KeyStroke(code)));
                    keyboard.takeOver();
                });
    }

    @Test
    void itsOwnKeysAreNoObjection() {
        press(CommandId.LOCK, "Shortcut+L");

        assertThat(keyboard.objection().get()).isEmpty();
        assertThat(keys.chosenProperty().get()).isEmpty();
    }

    @Test
    void itIsFoundByItsNameAndByItsKeys() {
        keyboard.filter().set("lock");
        assertThat(found()).containsExactly(CommandId.LOCK);
        keyboard.filter().set("CTRL+n ");
        assertThat(found()).containsExactly(CommandId.NEW);
        keyboard.filter().set("");
        assertThat(found()).containsExactly(CommandId.values());
    }

    private Stream<CommandId> found() {
        return Stream.of(CommandId.values()).filter(keyboard::isFound);
    }

    private void press(CommandId command, String code) {
        keyboard.begin(command);
        keyboard.press(new KeyStroke(code));
    }
}
