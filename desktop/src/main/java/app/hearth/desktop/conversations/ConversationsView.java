package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Tag;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.UndoLine;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The conversations at the side: filter, list, and what to do when there is none. For the JavaFX thread.
public final class ConversationsView {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts = Views.texts(ConversationsView.class);
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private final RowWords words;
    private final TagLine tagLine;
    private final ConversationMenu menu;
    private final Parent root;

    @FXML
    private TextField filter;

    @FXML
    private MenuButton byTag;

    @FXML
    private HBox folderLine;

    @FXML
    private Label folderName;

    @FXML
    private Label folderText;

    @FXML
    private StackPane tagPlace;

    @FXML
    private StackPane barPlace;

    @FXML
    private ListView<ConversationItem> list;

    @FXML
    private VBox skeleton;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyText;

    @FXML
    private Label partial;

    @FXML
    private Notice problem;

    @FXML
    private Button retry;

    @FXML
    private UndoLine undo;

    @FXML
    private HBox foot;

    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public ConversationsView(ConversationsViewModel conversations) {
        this.conversations = conversations;
        this.words = new RowWords(texts, conversations.clock(), conversations.marks());
        this.tagLine = new TagLine(conversations, texts);
        this.menu = new ConversationMenu(conversations, texts, tagLine);
        this.root = Views.load(this);
        tagPlace.getChildren().setAll(tagLine);
        barPlace.getChildren().setAll(new SelectionBar(conversations, texts, menu));
        bindFilter();
        bindList();
        bindStates();
        bindUndo();
    }

    public Parent root() {
        return root;
    }

    private void bindFilter() {
        filter.textProperty().bindBidirectional(conversations.filter());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN && !conversations.items().isEmpty()) {
                list.requestFocus();
                event.consume();
            }
        });
        conversations.tags().subscribe(this::offerTags);
        byTag.setOnShowing(_ -> offerTags());
    }

    private void offerTags() {
        byTag.getItems().setAll(conversations.tags().stream().map(this::tagItem).toList());
        Views.show(byTag, !conversations.tags().isEmpty());
    }

    private MenuItem tagItem(Tag tag) {
        MenuItem item = new MenuItem(
                MessageFormat.format(texts.getString("tag.count"), tag.name(), conversations.bearers(tag)));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> filter.setText("#" + tag.name()));
        return item;
    }

    private void bindList() {
        list.setCellFactory(_ -> new ConversationCell(conversations, words, menu));
        list.setItems(conversations.items());
        new RowSelection(list, conversations);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setOnContextMenuRequested(this::menuByKeyboard);
        conversations.folder().subscribe(this::turned);
    }

    private void keyPressed(KeyEvent event) {
        Set<ConversationId> chosen = conversations.chosen().get();
        boolean done = switch (event.getCode()) {
            case DELETE, BACK_SPACE -> {
                conversations.deeds().trash(chosen);
                yield !chosen.isEmpty();
            }
            case F2 -> {
                cell().ifPresent(ConversationCell::rename);
                yield true;
            }
            case ENTER -> openFocused();
            case ESCAPE -> {
                conversations.chooseOpen();
                yield chosen.size() > 1;
            }
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private boolean openFocused() {
        boolean entry = list.getFocusModel().getFocusedItem() instanceof ConversationItem.Entry;
        if (list.getFocusModel().getFocusedItem() instanceof ConversationItem.Entry(ConversationRow row)) {
            conversations.choose(Set.of(row.id()));
        }
        return entry;
    }

    private Optional<ConversationCell> cell() {
        int index = list.getFocusModel().getFocusedIndex();
        return list.lookupAll(".conversation-cell").stream()
                .filter(ConversationCell.class::isInstance)
                .map(ConversationCell.class::cast)
                .filter(cell -> cell.getIndex() == index)
                .findFirst();
    }

    private void menuByKeyboard(ContextMenuEvent event) {
        Set<ConversationId> chosen = conversations.chosen().get();
        Optional<ConversationCell> cell = cell();
        if (event.isKeyboardTrigger() && !chosen.isEmpty()) {
            Node near = cell.isPresent() ? cell.get() : list;
            menu.of(chosen, () -> cell.ifPresent(ConversationCell::rename)).show(near, Side.BOTTOM, 0, 0);
            event.consume();
        }
    }

    private void turned(Folder folder) {
        Views.show(folderLine, folder != Folder.CURRENT);
        Views.show(foot, folder == Folder.CURRENT);
        Views.show(folderText, folder == Folder.TRASH);
        folderName.setText(folder == Folder.CURRENT ? "" : texts.getString("folder." + code(folder)));
        states();
    }

    private static String code(Folder folder) {
        return folder.name().toLowerCase(Locale.ROOT);
    }

    @FXML
    private void showCurrent() {
        conversations.folder().set(Folder.CURRENT);
        list.requestFocus();
    }

    @FXML
    private void showArchive() {
        conversations.folder().set(Folder.ARCHIVE);
        list.requestFocus();
    }

    @FXML
    private void showTrash() {
        conversations.folder().set(Folder.TRASH);
        list.requestFocus();
    }

    private void bindStates() {
        patience.setOnFinished(
                _ -> Views.show(skeleton, conversations.stateProperty().get() == ListState.LOADING));
        conversations.stateProperty().subscribe(this::states);
        problem.follow(conversations.problemProperty().map(Optional::ofNullable).orElse(Optional.empty()));
        conversations.filter().subscribe(this::states);
        conversations.partialProperty().subscribe(this::states);
        retry.setOnAction(_ -> conversations.refresh());
    }

    private void states() {
        ListState state = conversations.stateProperty().get();
        boolean filtered = !conversations.filter().get().isBlank();
        boolean reading = conversations.partialProperty().get();
        Views.show(list, state == ListState.READY);
        Views.show(empty, state == ListState.EMPTY);
        Views.show(partial, filtered && reading && state == ListState.READY);
        emptyText.setText(texts.getString(
                !filtered
                        ? "empty." + code(conversations.folder().get())
                        : reading ? "empty.filter.partial" : "empty.filter"));
        if (state == ListState.LOADING) {
            patience.playFromStart();
        } else {
            patience.stop();
            Views.show(skeleton, false);
        }
    }

    private void bindUndo() {
        undo.on(conversations.deeds()::undo, conversations.deeds()::dismiss);
        conversations.deeds().doneProperty().subscribe(done -> {
            if (done == null) {
                undo.hide();
            } else {
                undo.show(words.done(done));
            }
        });
    }
}
