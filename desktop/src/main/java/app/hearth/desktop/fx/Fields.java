package app.hearth.desktop.fx;

import atlantafx.base.controls.PasswordTextField;
import atlantafx.base.theme.Styles;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
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
        bind(field, value);
        below.textProperty().bind(problem);
        problem.subscribe(sentence -> {
            Views.show(below, !sentence.isEmpty());
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
            field.setAccessibleHelp(sentence);
            if (!sentence.isEmpty()) {
                lead(field);
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

    /// Puts the eye at the end of a password field, which shows what was typed.
    public static void revealable(PasswordTextField field) {
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
        field.setRight(eye);
    }
}
