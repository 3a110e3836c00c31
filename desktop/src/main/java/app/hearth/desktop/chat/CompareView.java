package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two answers to one question beside each other over the conversation; where there is no room for both, one at a time.
/// For the JavaFX thread.
final class CompareView {
    /// Two columns that can be read.
    private static final double BOTH_FROM = 640;

    private final CompareViewModel compare;
    private final ComparedAnswer left;
    private final ComparedAnswer right;
    private final ToggleGroup sides = new ToggleGroup();
    private final Parent root;

    @FXML
    private VBox page;

    @FXML
    private Label question;

    @FXML
    private HBox tabs;

    @FXML
    private ToggleButton leftTab;

    @FXML
    private ToggleButton rightTab;

    @FXML
    private HBox columns;

    /// @param shown brings the answer that has been chosen into sight
    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    CompareView(ComparedAnswer.Surroundings around, Consumer<ChatMessage> shown) {
        this.compare = around.compare();
        Consumer<ChatMessage> goOn = answer -> {
            if (compare.goOnWith(answer)) {
                shown.accept(answer);
            }
        };
        this.left = new ComparedAnswer(around, answer -> compare.choose(answer, true), goOn);
        this.right = new ComparedAnswer(around, answer -> compare.choose(answer, false), goOn);
        this.root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        for (ComparedAnswer side : List.of(left, right)) {
            HBox.setHgrow(side, Priority.ALWAYS);
            side.setMinWidth(0);
            side.setPrefWidth(0); // half of the room each
        }
        right.getStyleClass().add("second");
        columns.getChildren().setAll(left, right);
        leftTab.setToggleGroup(sides);
        rightTab.setToggleGroup(sides);
        sides.selectToggle(rightTab);
        sides.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                sides.selectToggle(before);
            }
            layOut();
        });
        page.widthProperty().subscribe(_ -> layOut());
        page.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        compare.pairProperty().subscribe(this::show);
    }

    private void show(CompareViewModel.Pair pair) {
        if (pair == null) {
            left.clear();
            right.clear();
            question.setText("");
            return;
        }
        question.setText(compare.question().strip().replaceAll("\\s+", " "));
        left.show(pair.left());
        right.show(pair.right());
        leftTab.setText(left.name(pair.left()));
        rightTab.setText(right.name(pair.right()));
    }

    /// The focus comes here, so that the keys scroll what is read first.
    void enter() {
        (left.isVisible() ? left : right).enter();
    }

    private void layOut() {
        boolean both = page.getWidth() >= BOTH_FROM;
        Views.show(tabs, !both);
        Views.show(left, both || leftTab.isSelected());
        Views.show(right, both || rightTab.isSelected());
    }

    @FXML
    private void close() {
        compare.close();
    }
}
