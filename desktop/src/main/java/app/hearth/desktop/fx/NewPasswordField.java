package app.hearth.desktop.fx;

import atlantafx.base.controls.PasswordTextField;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where a [NewPassword] is typed, with what is to say of it right below. For the JavaFX thread.
public final class NewPasswordField extends VBox {
    private final Label label = new Label();
    private final PasswordTextField password = new PasswordTextField();
    private final Label problem = new Label();
    private final Label strength = new Label();

    public NewPasswordField() {
        label.getStyleClass().add("field-label");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        strength.getStyleClass().add("text-quiet");
        strength.setWrapText(true);
        password.setPromptText(Views.texts(NewPasswordField.class).getString("password.prompt"));
        getStyleClass().add("field");
        getChildren().addAll(label, password, problem, strength);
        Fields.password(password);
    }

    /// What it is called here.
    public void setLabel(String words) {
        label.setText(words);
        password.setAccessibleText(words);
    }

    public String getLabel() {
        return label.getText();
    }

    /// Joins it with what is chosen; `submit` is run by Enter.
    public void follow(NewPassword chosen, Runnable submit) {
        Fields.bind(password, problem, chosen.typed(), chosen.problem(), chosen::left);
        password.setOnAction(_ -> submit.run());
        strength.textProperty().bind(chosen.strength());
        chosen.strength().subscribe(_ -> showStrength(chosen));
        chosen.problem().subscribe(_ -> showStrength(chosen));
    }

    private void showStrength(NewPassword chosen) {
        boolean somethingToSay = !chosen.strength().get().isEmpty();
        Views.show(strength, somethingToSay && chosen.problem().get().isEmpty());
    }

    @Override
    public void requestFocus() {
        password.requestFocus();
    }
}
