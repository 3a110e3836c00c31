package app.hearth.desktop.fx;

import java.io.File;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.stage.FileChooser;

/// Shows a [Keepsake]: to copy it, to save it, and to go on once it is kept. For the JavaFX thread.
public final class KeepsakeView {
    private final Keepsake model;
    private final String next;
    private final Runnable goOn;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private TextArea text;

    @FXML
    private Button copy;

    @FXML
    private Button save;

    @FXML
    private Notice notice;

    @FXML
    private CheckBox kept;

    @FXML
    private Button submit;

    /// `goOn` is run by a button that says `next`, once the person has said that they kept it.
    public KeepsakeView(Keepsake model, String next, Runnable goOn) {
        this.model = model;
        this.next = next;
        this.goOn = goOn;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// The same, where going on is what Enter does.
    public KeepsakeView onEnter() {
        submit.setDefaultButton(true);
        return this;
    }

    @FXML
    private void initialize() {
        Keepsake.Words words = model.words();
        text.setText(words.text());
        int lines = (int) words.text().lines().count();
        text.setPrefRowCount(lines == 1 ? lines : lines + 1); // or the last of several is cut, and a bar appears
        text.setAccessibleText(words.what());
        notice.follow(model.failure());
        model.saved().subscribe(done -> save.setText(resources.getString(done ? "keep.saved" : "keep.save")));
        kept.selectedProperty().bindBidirectional(model.kept());
        submit.setText(next);
        submit.disableProperty().bind(model.kept().not());
    }

    @FXML
    private void copy() {
        CopiedText.put(model.words().text());
        copy.setText(resources.getString("keep.copied"));
    }

    @FXML
    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(resources.getString("keep.save"));
        chooser.setInitialFileName(model.words().fileName());
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }

    @FXML
    private void submit() {
        goOn.run();
    }
}
