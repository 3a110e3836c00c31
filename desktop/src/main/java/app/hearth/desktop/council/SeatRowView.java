package app.hearth.desktop.council;

import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// One seat: its number, who sits there, and the way to take the model out of the council.
final class SeatRowView {
    private final int place;
    private final Seat seat;
    private final Runnable remove;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label number;

    @FXML
    private Label name;

    @FXML
    private Label provider;

    @FXML
    private Label closed;

    @FXML
    private Button removeButton;

    /// @param place its number, from 1
    SeatRowView(int place, Seat seat, Runnable remove) {
        this.place = place;
        this.seat = seat;
        this.remove = remove;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    /// Where the keyboard stands in this row.
    Button button() {
        return removeButton;
    }

    @FXML
    private void initialize() {
        number.setText(Integer.toString(place));
        name.setText(seat.name());
        name.setTooltip(new Tooltip(seat.model().model())); // which tells two of nearly one name apart
        provider.setText(seat.provider());
        Views.show(closed, !seat.open());
        removeButton.setAccessibleText(MessageFormat.format(resources.getString("seat.remove.of"), seat.name(), place));
    }

    @FXML
    private void remove() {
        remove.run();
    }
}
