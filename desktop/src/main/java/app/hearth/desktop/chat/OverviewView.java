package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The branches of the open conversation as a list to choose from, by pointer or by keyboard. For the JavaFX thread.
final class OverviewView {
    private final OverviewViewModel overview;
    private final HeadWords heads;
    private final Consumer<ChatMessage> shown;
    private final Runnable back;
    private final Region root;

    @FXML
    private VBox sheet;

    @FXML
    private ListView<OverviewLine> list;

    @FXML
    private Label alone;

    /// @param shown brings a message of the branch that has been chosen into sight
    /// @param back puts the focus where it is when this is closed
    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    OverviewView(OverviewViewModel overview, HeadWords heads, Consumer<ChatMessage> shown, Runnable back) {
        this.overview = overview;
        this.heads = heads;
        this.shown = shown;
        this.back = back;
        this.root = (Region) Views.load(this);
    }

    Region root() {
        return root;
    }

    @FXML
    private void initialize() {
        list.setItems(overview.lines());
        list.setCellFactory(_ -> cell());
        sheet.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed); // a list keeps these keys to itself
        overview.forkedProperty().subscribe(forked -> Views.show(alone, !forked));
        overview.forkedProperty().subscribe(forked -> Views.show(list, forked));
        overview.lines().subscribe(() -> select(false));
    }

    private OverviewCell cell() {
        OverviewCell cell = new OverviewCell(heads);
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                goTo(cell.getItem());
            }
        });
        return cell;
    }

    private void pressed(KeyEvent event) {
        OverviewLine chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && list.isFocused() && chosen != null) {
            goTo(chosen);
            event.consume();
        }
    }

    private void goTo(OverviewLine line) {
        if (overview.goTo(line)) {
            shown.accept(line.head());
        }
    }

    /// The focus comes here, to the branch in sight.
    void enter() {
        select(true);
        list.requestFocus();
    }

    private void select(boolean scroll) {
        int current = overview.current();
        if (current >= 0) {
            list.getSelectionModel().clearAndSelect(current);
            list.getFocusModel().focus(current);
        }
        if (current >= 0 && scroll) {
            list.scrollTo(Math.max(0, current - 2));
        }
    }

    @FXML
    private void close() {
        overview.close();
        back.run();
    }
}
