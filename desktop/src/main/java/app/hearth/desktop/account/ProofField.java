package app.hearth.desktop.account;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import java.util.ResourceBundle;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the person types their password once more; not there for who has none. For the JavaFX thread.
public final class ProofField extends VBox {
    private final Label label = new Label();
    private final PasswordTextField password = new PasswordTextField();
    private final Label problem = new Label();

    public ProofField() {
        ResourceBundle texts = Views.texts(ProofField.class);
        setLabel(texts.getString("proof.password"));
        label.getStyleClass().add("field-label");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        getStyleClass().add("field");
        getChildren().addAll(label, password, problem);
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

    /// Joins it with what it proves; `submit` is run by Enter.
    void follow(Proof proof, Runnable submit) {
        Fields.bind(password, problem, proof.typed(), proof.problem());
        password.setOnAction(_ -> submit.run());
        proof.user().subscribe(_ -> Views.show(this, proof.asks()));
    }

    @Override
    public void requestFocus() {
        password.requestFocus();
    }
}
