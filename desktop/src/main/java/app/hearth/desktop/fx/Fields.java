package app.hearth.desktop.fx;

import atlantafx.base.controls.PasswordTextField;
import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Text fields with the sentence about them right below. For the JavaFX thread.
public final class Fields {
    private Fields() {}

    /// Joins a field with its value.
    public static void bind(TextField field, StringProperty value) {
        if (field instanceof PasswordTextField hidden) {
            hidden.passwordProperty().subscribe(typed -> value.set(typed == null ? "" : typed));
            value.subscribe(set -> {
                if (set.isEmpty() && !hidden.getPassword().isEmpty()) {
                    hidden.clear();
                }
            });
        } else {
            field.textProperty().bindBidirectional(value);
        }
    }

    /// Joins a field with its value, and with what is wrong about it.
    public static void bind(TextField field, Label below, StringProperty value, ObservableValue<String> problem) {
        bind(field, below, value, problem, () -> {});
    }

    /// The same; `left` is run when the person goes elsewhere, and where they went is where they stay.
    public static void bind(
            TextField field, Label below, StringProperty value, ObservableValue<String> problem, Runnable left) {
        bind(field, value);
        BooleanProperty leaving = new SimpleBooleanProperty(false);
        onLeaving(field, () -> {
            leaving.set(true);
            left.run();
            leaving.set(false);
        });
        below.textProperty().bind(problem);
        problem.subscribe(sentence -> {
            Views.show(below, !sentence.isEmpty());
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
            field.setAccessibleHelp(sentence);
            if (!sentence.isEmpty() && !leaving.get()) {
                lead(field);
            }
        });
    }

    /// Runs `left` whenever the cursor leaves `field`.
    public static void onLeaving(TextField field, Runnable left) {
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                left.run();
            }
        });
    }

    /// Puts the cursor where something is to be corrected; the first such field keeps it.
    private static void lead(TextField field) {
        Node focused = field.getScene() == null ? null : field.getScene().getFocusOwner();
        if (focused == null || !focused.getPseudoClassStates().contains(Styles.STATE_DANGER)) {
            field.requestFocus();
        }
    }

    /// Puts at the end of a password field what it needs: a word when Caps Lock is on, and the eye, which shows what
    /// was typed.
    public static void password(PasswordTextField field) {
        HBox end = new HBox(CapsLock.of(field), eye(field));
        end.setAlignment(Pos.CENTER_RIGHT);
        field.setRight(end);
    }

    private static Button eye(PasswordTextField field) {
        FontIcon open = new FontIcon(Feather.EYE);
        Button eye = new Button("", open);
        eye.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "inner-button");
        eye.setFocusTraversable(true);
        String label = Views.texts(Fields.class).getString("password.reveal");
        eye.setAccessibleText(label);
        eye.setTooltip(new Tooltip(label));
        eye.setOnAction(_ -> {
            field.setRevealPassword(!field.getRevealPassword());
            open.setIconCode(field.getRevealPassword() ? Feather.EYE_OFF : Feather.EYE);
        });
        return eye;
    }
}
