package app.hearth.desktop.keyboard;

import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One command of the list: its name, the button that shows its keys and takes others, and what speaks against them.
final class CommandRow extends VBox {
    private final CommandId command;
    private final KeyboardViewModel keyboard;
    private final ResourceBundle texts;
    private final Button stroke = new Button();
    private final Label fixed = new Label();
    private final Button reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
    private final Label why = new Label();
    private final Button take = new Button();
    private final Button leave = new Button();
    private final VBox objection = new VBox(why, new HBox(take, leave));

    CommandRow(CommandId command, KeyboardViewModel keyboard, ResourceBundle texts) {
        this.command = command;
        this.keyboard = keyboard;
        this.texts = texts;
        Label name = new Label(keyboard.words().name(command));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(name, reset, stroke, fixed);
        line.getStyleClass().add("command-line");
        getStyleClass().add("command-row");
        getChildren().addAll(line, objection);
        dress();
        stroke.setOnAction(_ -> keyboard.begin(command));
        stroke.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        stroke.focusedProperty().subscribe(focused -> {
            if (!focused && isWaiting()) {
                keyboard.leave();
            }
        });
        reset.setOnAction(_ -> {
            keyboard.reset(command);
            stroke.requestFocus();
        });
        take.setOnAction(_ -> {
            keyboard.takeOver();
            stroke.requestFocus();
        });
        leave.setOnAction(_ -> {
            keyboard.leave();
            stroke.requestFocus();
        });
        show();
    }

    private void dress() {
        String back = texts.getString("reset.one");
        reset.getStyleClass().add("quiet-icon");
        reset.setAccessibleText(back + ": " + keyboard.words().name(command));
        reset.setTooltip(new Tooltip(back));
        stroke.getStyleClass().addAll("small", "command-stroke");
        fixed.getStyleClass().addAll("text-quiet", "command-fixed");
        objection.getStyleClass().add("question");
        objection.getChildren().getLast().getStyleClass().add("buttons");
        why.setWrapText(true);
        take.getStyleClass().add("small");
        leave.getStyleClass().addAll("small", "flat");
        Views.show(stroke, command.isChangeable());
        Views.show(fixed, !command.isChangeable());
    }

    private boolean isWaiting() {
        return keyboard.waiting().get().filter(command::equals).isPresent();
    }

    /// While keys are awaited, all that are pressed are meant; Escape and Tab leave it as it is.
    private void pressed(KeyEvent event) {
        if (!isWaiting()) {
            return;
        }
        if (event.getCode() == KeyCode.TAB) {
            keyboard.leave();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            keyboard.leave();
        } else {
            KeyStroke.of(event).ifPresent(keyboard::press);
        }
        event.consume();
    }

    /// Stands in the list only while it is what is looked for.
    void find() {
        Views.show(this, keyboard.isFound(command));
    }

    /// Shows what holds now.
    void show() {
        String keys = keyboard.words().of(command);
        String shown = keys.isEmpty() ? texts.getString("none") : keys;
        stroke.setText(isWaiting() ? texts.getString("press") : shown);
        stroke.setAccessibleText(MessageFormat.format(
                texts.getString("change"), keyboard.words().name(command), isWaiting() ? stroke.getText() : shown));
        fixed.setText(shown);
        Views.show(reset, command.isChangeable() && keyboard.keys().isChanged(command));
        Optional<KeyboardViewModel.Objection> against =
                keyboard.objection().get().filter(objected -> objected.command() == command);
        Views.show(objection, against.isPresent());
        against.ifPresent(this::explain);
    }

    private void explain(KeyboardViewModel.Objection against) {
        String keys = keyboard.words().of(against.stroke());
        switch (against) {
            case KeyboardViewModel.Objection.Taken taken -> {
                why.setText(MessageFormat.format(
                        texts.getString("taken"), keys, keyboard.words().name(taken.by())));
                take.setText(MessageFormat.format(texts.getString("taken.take"), keys));
                leave.setText(texts.getString("taken.leave"));
            }
            case KeyboardViewModel.Objection.Reserved _ -> {
                why.setText(MessageFormat.format(texts.getString("reserved"), keys));
                leave.setText(texts.getString("reserved.leave"));
            }
        }
        Views.show(take, against instanceof KeyboardViewModel.Objection.Taken);
    }
}
