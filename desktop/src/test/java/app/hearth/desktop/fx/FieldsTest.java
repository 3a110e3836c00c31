package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.PasswordTextField;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What a field says while someone types, goes on and sends.
final class FieldsTest {
    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private Optional<Boolean> locked = Optional.of(false);

    @BeforeEach
    void open() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            TextField first = new TextField();
            first.setId("first");
            Label below = new Label();
            below.setId("below");
            Fields.bind(first, below, new SimpleStringProperty(""), problem, () -> problem.set("Too short."));
            PasswordTextField secret = new PasswordTextField();
            secret.setId("secret");
            secret.setRight(CapsLock.of(secret, () -> locked));
            stage.setScene(new Scene(new VBox(first, below, secret), 300, 200));
            stage.show();
            first.requestFocus();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
    }

    @Test
    void whoGoesOnIsToldWhatIsWrongAndStaysWhereTheyWent() {
        robot.interact(() -> robot.lookup("#secret").query().requestFocus());

        assertThat(robot.lookup("#below").queryLabeled().getText()).isEqualTo("Too short.");
        assertThat(robot.lookup("#below").query().isVisible()).isTrue();
        assertThat(robot.lookup("#secret").query().isFocused()).isTrue();
    }

    @Test
    void whoSendsIsLedToTheFieldThatIsWrong() {
        robot.interact(() -> {
            robot.lookup("#secret").query().requestFocus();
            problem.set("");
            problem.set("Taken.");
        });

        assertThat(robot.lookup("#first").query().isFocused()).isTrue();
    }

    @Test
    void capsLockIsSaidInThePasswordFieldWhileTheCursorIsInIt() {
        assertThat(robot.lookup("Caps Lock is on").query().isVisible()).isFalse();
        locked = Optional.of(true);
        assertThat(hint()).as("the cursor is elsewhere").isFalse();

        robot.interact(() -> robot.lookup("#secret").query().requestFocus());
        assertThat(hint()).isTrue();
        locked = Optional.of(false);
        robot.type(KeyCode.A);
        assertThat(hint()).as("it was switched off").isFalse();
        locked = Optional.of(true);
        robot.type(KeyCode.A);
        assertThat(hint()).isTrue();

        robot.interact(() -> robot.lookup("#first").query().requestFocus());
        assertThat(hint()).isFalse();
    }

    @Test
    void whereTheSystemDoesNotTellNothingIsSaid() {
        locked = Optional.empty();

        robot.interact(() -> robot.lookup("#secret").query().requestFocus());

        assertThat(hint()).isFalse();
    }

    private boolean hint() {
        return robot.lookup("Caps Lock is on").query().isVisible();
    }
}
