package app.hearth.desktop.settings;

import app.hearth.common.key.LocalProvider;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands where the conversation will be, until there is a model to ask.
public final class FirstKeyView {
    private final KeysViewModel keys;
    private final FirstKeyViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private VBox local;

    @FXML
    private Label localWhat;

    @FXML
    private Label localText;

    @FXML
    private Notice localNotice;

    @FXML
    private Button use;

    @FXML
    private Label or;

    @FXML
    private StackPane form;

    @FXML
    private Label trying;

    @FXML
    private Notice notice;

    @FXML
    private Hyperlink goOn;

    public FirstKeyView(KeysViewModel keys) {
        this.keys = keys;
        this.model = new FirstKeyViewModel(keys);
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        KeyFormViewModel typed = new KeyFormViewModel(keys);
        KeyFormView keyForm = new KeyFormView(typed);
        form.getChildren().setAll(keyForm.root());
        form.disableProperty().bind(model.trying());
        model.local().subscribe(found -> {
            offer(found);
            keyForm.accent(found.isEmpty());
            if (found.isPresent() && typed.key().get().isEmpty()) {
                use.requestFocus();
            }
        });
        localNotice.follow(model.using().failure());
        use.disableProperty().bind(model.using().blocked().or(model.trying()));
        model.trying().subscribe(now -> Views.show(trying, now));
        notice.follow(model.failure());
        model.failure().subscribe(why -> Views.show(goOn, why.isPresent()));
        local.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(keyForm::focus); // what is not in the window yet cannot have the focus
                model.look();
            }
        });
    }

    private void offer(Optional<LocalProvider> found) {
        Views.show(local, found.isPresent());
        Views.show(or, found.isPresent());
        title.setText(resources.getString(found.isPresent() ? "first.found.title" : "first.title"));
        text.setText(resources.getString(found.isPresent() ? "first.found.text" : "first.text"));
        int models = found.map(LocalProvider::models).orElse(0);
        localWhat.setText(MessageFormat.format(resources.getString("first.local.what"), models));
        localText.setText(resources.getString(models == 0 ? "first.local.pull" : "first.local.text"));
        use.setText(resources.getString(models == 0 ? "first.local.again" : "first.local.use"));
    }

    @FXML
    private void use() {
        if (model.local().get().filter(found -> found.models() > 0).isPresent()) {
            model.use();
        } else {
            model.look();
        }
    }

    @FXML
    private void goOn() {
        model.goOn();
    }
}
