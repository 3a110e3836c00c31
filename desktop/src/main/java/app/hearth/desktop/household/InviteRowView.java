package app.hearth.desktop.household;

import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// One invitation, and the way to take it back.
final class InviteRowView {
    private final InviteRow row;
    private final InvitesViewModel model;
    private final BooleanProperty asking = new SimpleBooleanProperty(false);
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
    private Question question;

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
        question.follow(asking, this::revoke);
        asking.subscribe(asked -> Views.show(revoke, row.open() && !asked));
    }

    @FXML
    private void ask() {
        asking.set(true);
    }

    private void revoke() {
        asking.set(false);
        model.revoke(row.id());
    }
}
