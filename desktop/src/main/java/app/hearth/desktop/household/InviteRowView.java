package app.hearth.desktop.household;

import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One invitation, and the way to take it back.
final class InviteRowView {
    private final InviteRow row;
    private final InvitesViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private Label detail;

    @FXML
    private Label state;

    @FXML
    private Button revoke;

    @FXML
    private VBox question;

    InviteRowView(InviteRow row, InvitesViewModel model) {
        this.row = row;
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        title.setText(row.title());
        detail.setText(row.detail());
        state.setText(row.state());
        Views.show(state, !row.open());
        revoke.setAccessibleText(MessageFormat.format(resources.getString("invite.revoke.of"), row.title()));
        asking(false);
    }

    private void asking(boolean asked) {
        Views.show(question, asked);
        Views.show(revoke, row.open() && !asked);
    }

    @FXML
    private void ask() {
        asking(true);
    }

    @FXML
    private void keep() {
        asking(false);
    }

    @FXML
    private void revoke() {
        asking(false);
        model.revoke(row.id());
    }
}
