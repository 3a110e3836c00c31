package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Choices;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Choose a provider, paste its key, save.
final class KeyFormView {
    private final KeyFormViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private ComboBox<ProviderChoice> provider;

    @FXML
    private Label providerHint;

    @FXML
    private VBox otherBox;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private TextField address;

    @FXML
    private Label addressProblem;

    @FXML
    private VBox keyBox;

    @FXML
    private PasswordTextField key;

    @FXML
    private Label keyProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button save;

    KeyFormView(KeyFormViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    /// Puts the cursor where a key is pasted.
    void focus() {
        key.requestFocus();
    }

    /// Whether saving is what the screen is for, or one way among others.
    void accent(boolean accent) {
        save.getStyleClass().remove("primary");
        if (accent) {
            save.getStyleClass().add("primary");
        }
    }

    @FXML
    private void initialize() {
        provider.getItems().setAll(ProviderChoice.all());
        Choices.show(provider, this::nameOf, "");
        provider.valueProperty().bindBidirectional(model.choice());
        model.choice().subscribe(this::show);
        Fields.bind(name, nameProblem, model.name(), model.nameProblem());
        Fields.bind(address, addressProblem, model.address(), model.addressProblem());
        Fields.bind(key, keyProblem, model.key(), model.keyProblem());
        Fields.password(key);
        notice.follow(model.submission().failure());
        save.disableProperty().bind(model.submission().blocked());
    }

    private void show(ProviderChoice choice) {
        Views.show(otherBox, choice.isOther());
        Views.show(keyBox, choice.takesKey());
        providerHint.setText(choice.known().map(this::hint).orElseGet(() -> resources.getString("form.hint.other")));
        save.setText(resources.getString(choice.takesKey() ? "form.save" : "form.connect"));
    }

    private String hint(KnownProvider known) {
        return MessageFormat.format(resources.getString("form.hint." + known.id()), known.displayName(), known.page());
    }

    private String nameOf(ProviderChoice choice) {
        return choice.known().map(KnownProvider::displayName).orElseGet(() -> resources.getString("form.other"));
    }

    @FXML
    private void save() {
        model.save();
    }
}
