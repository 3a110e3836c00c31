package app.hearth.desktop.account;

import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// One device: what it is, when it was seen, and the way to sign it out.
final class DeviceRowView {
    private final DeviceRow row;
    private final DevicesViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label name;

    @FXML
    private Label detail;

    @FXML
    private Label here;

    @FXML
    private Button end;

    @FXML
    private Question question;

    DeviceRowView(DeviceRow row, DevicesViewModel model) {
        this.row = row;
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        name.setText(row.name());
        detail.setText(row.detail());
        Views.show(here, row.current());
        end.setAccessibleText(MessageFormat.format(resources.getString("device.end.of"), row.name()));
        question.setWords(MessageFormat.format(resources.getString("device.end.question"), row.name()));
        question.follow(row.asking(), () -> model.revoke(row));
        row.asking().subscribe(asked -> Views.show(end, !asked && !row.current()));
    }

    @FXML
    private void ask() {
        row.asking().set(true);
    }
}
