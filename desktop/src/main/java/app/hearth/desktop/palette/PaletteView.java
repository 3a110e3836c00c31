package app.hearth.desktop.palette;

import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The palette over the window: a field, and what is found under it. Escape, its keys or a click beside it close it,
/// and what had the focus before has it again. For the JavaFX thread.
public final class PaletteView {
    private static final double LINE = 36;
    private static final int MOST_LINES = 11;

    /// A list keeps a line for its border, seen or not, above and below.
    private static final double BORDERS = 2;

    private final PaletteViewModel palette;
    private final Predicate<KeyEvent> toggles;
    private final ResourceBundle texts = Views.texts(PaletteView.class);
    private final Parent root;
    private @Nullable Node before;

    @FXML
    private StackPane over;

    @FXML
    private TextField field;

    @FXML
    private StackPane found;

    @FXML
    private ListView<PaletteItem> list;

    @FXML
    private Label nothing;

    /// @param toggles whether the keys pressed are those that open it, and close it again
    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public PaletteView(PaletteViewModel palette, Predicate<KeyEvent> toggles) {
        this.toggles = toggles;
        this.palette = palette;
        this.root = Views.load(this);
        field.textProperty().bindBidirectional(palette.typed());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setFixedCellSize(LINE);
        list.setCellFactory(_ -> new PaletteCell(palette, texts));
        list.setItems(palette.items());
        palette.items().subscribe(this::fit);
        palette.chosen().subscribe(_ -> select());
        palette.openProperty().subscribe(this::show);
        over.setOnMousePressed(event -> {
            if (over.equals(event.getTarget())) {
                palette.close();
            }
        });
    }

    public Parent root() {
        return root;
    }

    private void show(boolean open) {
        Views.show(root, open);
        if (open) {
            before = root.getScene().getFocusOwner();
            field.requestFocus();
            select();
        } else if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    /// As high as what it holds, up to a limit.
    private void fit() {
        int lines = Math.min(MOST_LINES, palette.items().size());
        list.setPrefHeight(lines * LINE + BORDERS);
        Views.show(found, lines > 0);
        Views.show(nothing, lines == 0);
        select();
    }

    private void select() {
        int index = palette.items().indexOf(palette.chosen().get());
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - MOST_LINES / 2));
        }
    }

    private void keyPressed(KeyEvent event) {
        boolean done = true;
        if (toggles.test(event)) {
            palette.close();
        } else {
            switch (event.getCode()) {
                case UP -> palette.move(-1);
                case DOWN -> palette.move(1);
                case ENTER -> palette.choose();
                case ESCAPE -> palette.close();
                default -> done = false;
            }
        }
        if (done) {
            event.consume();
        }
    }
}
