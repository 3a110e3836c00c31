package app.hearth.desktop.conversations;

import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.UndoLine;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The conversations at the side: filter, list, and what to do when there is none. For the JavaFX thread.
public final class ConversationsView {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts = Views.texts(ConversationsView.class);
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private final Parent root;
    private boolean selecting;

    @FXML
    private TextField filter;

    @FXML
    private ListView<ConversationItem> list;

    @FXML
    private VBox skeleton;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyText;

    @FXML
    private Notice problem;

    @FXML
    private Button retry;

    @FXML
    private UndoLine trashed;

    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public ConversationsView(ConversationsViewModel conversations) {
        this.conversations = conversations;
        this.root = Views.load(this);
        filter.textProperty().bindBidirectional(conversations.filter());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        bindList();
        bindStates();
        bindTrash();
    }

    public Parent root() {
        return root;
    }

    private void bindList() {
        list.setCellFactory(_ -> new ConversationCell(conversations, texts));
        list.setItems(conversations.items());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (!selecting && item instanceof ConversationItem.Entry entry) {
                conversations.selected().set(entry.conversation().id());
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE
                    && list.getSelectionModel().getSelectedItem() instanceof ConversationItem.Entry entry) {
                conversations.trash(entry.conversation().id());
                event.consume();
            }
        });
        conversations.selected().addListener((_, _, _) -> select());
        conversations.items().addListener((ListChangeListener<ConversationItem>) _ -> select());
        list.skinProperty().addListener((_, _, _) -> watchScrolling());
    }

    private void watchScrolling() {
        for (Node node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().addListener((_, _, value) -> {
                    if (value.doubleValue() > 0.9) {
                        conversations.more();
                    }
                });
            }
        }
    }

    /// Marks the open conversation, which is no choice of the person's.
    private void select() {
        selecting = true;
        int index = -1;
        for (int line = 0; line < conversations.items().size(); line++) {
            if (conversations.items().get(line) instanceof ConversationItem.Entry entry
                    && entry.conversation().id().equals(conversations.selected().get())) {
                index = line;
            }
        }
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(index);
        }
        selecting = false;
    }

    private void bindStates() {
        patience.setOnFinished(
                _ -> Views.show(skeleton, conversations.stateProperty().get() == ListState.LOADING));
        conversations.stateProperty().addListener((_, _, _) -> states());
        problem.follow(conversations.problemProperty().map(Optional::ofNullable).orElse(Optional.empty()));
        conversations.filter().addListener((_, _, _) -> states());
        retry.setOnAction(_ -> conversations.refresh());
        states();
    }

    private void states() {
        ListState state = conversations.stateProperty().get();
        Views.show(list, state == ListState.READY);
        Views.show(empty, state == ListState.EMPTY);
        emptyText.setText(texts.getString(conversations.filter().get().isBlank() ? "empty" : "empty.filter"));
        if (state == ListState.LOADING) {
            patience.playFromStart();
        } else {
            patience.stop();
            Views.show(skeleton, false);
        }
    }

    private void bindTrash() {
        trashed.on(conversations::undoTrash, conversations::dismissTrashed);
        conversations.trashedProperty().subscribe(gone -> {
            if (gone == null) {
                trashed.hide();
            } else {
                trashed.show(texts.getString("trashed").formatted(ConversationCell.titleOf(gone, texts)));
            }
        });
    }
}
