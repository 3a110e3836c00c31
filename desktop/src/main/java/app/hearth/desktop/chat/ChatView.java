package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.desktop.council.CouncilView;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.NextFrame;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptSelection;
import app.hearth.desktop.fx.UndoLine;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.keyboard.KeyMap;
import java.io.File;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The transcript of a conversation and the composer under it. For the JavaFX thread.
public final class ChatView {
    /// How wide the transcript becomes: 72 characters of its text, about.
    static final double MEASURE = 720;

    private final ChatViewModel chat;
    private final ResourceBundle texts = Views.texts(ChatView.class);
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private final Parent loaded;
    private final ChatRows rows;
    private final ChatRowNodes nodes;
    private final TranscriptPane<ChatRow> transcript;
    private final ComposerView composer;
    private final CarryAway carryAway;
    private final EnclosedFiles enclosed;
    private final PictureOverlay overlay;
    private final FindBar find;
    private final ChatSheets sheets;
    private final KeylessLine keylessLine = new KeylessLine(this::addKey);
    private Runnable addKeyAction = () -> {};
    private Consumer<String> opener = _ -> {};
    private boolean small;

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane layers;

    @FXML
    private BorderPane root;

    @FXML
    private HBox header;

    @FXML
    private Label title;

    @FXML
    private Button overview;

    @FXML
    private Button instructions;

    @FXML
    private Region instructed;

    @FXML
    private Button model;

    @FXML
    private MenuButton more;

    @FXML
    private StackPane middle;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private VBox examples;

    @FXML
    private Button addKey;

    @FXML
    private VBox skeleton;

    @FXML
    private VBox error;

    @FXML
    private Label errorWhat;

    @FXML
    private Label errorWhatToDo;

    @FXML
    private Button retry;

    @FXML
    private Button newText;

    @FXML
    private StackPane bottom;

    ChatView(ChatViewModel chat) {
        this(chat, KeyMap.standard());
    }

    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public ChatView(ChatViewModel chat, KeyMap keys) {
        this.chat = chat;
        this.loaded = Views.load(this);
        HeadWords heads = new HeadWords(chat.models(), texts);
        this.rows = new ChatRows(chat.messages(), heads::of, NextFrame::run);
        Pictures pictures = new Pictures(chat.attached());
        this.overlay = new PictureOverlay(middle, pictures, this::save);
        this.enclosed = new EnclosedFiles(chat.attached(), pictures, overlay::open);
        this.composer = new ComposerView(chat, keys, pictures, MEASURE + 32);
        MessageActions actions = new MessageActions(chat, composer::focus);
        Function<Consumer<ChatMessage>, ChatRowNodes> maker =
                toggle -> new ChatRowNodes(chat, toggle, link -> opener.accept(link), enclosed, actions);
        this.nodes = maker.apply(rows::toggle);
        this.transcript = new TranscriptPane<>(rows.rows(), nodes, MEASURE);
        this.nodes.wrapsCode().subscribe(_ -> transcript.remeasure());
        SiblingWalk walk = new SiblingWalk(chat, rows, transcript, keys, () -> Views.show(newText, false));
        nodes.onWalk(walk::walk);
        this.transcript.setAccessibleText(texts.getString("transcript"));
        var _ = new TranscriptSelection<>(transcript, rows.rows(), ChatRow::text, ChatRow::lead);
        middle.getChildren().addFirst(transcript);
        middle.getChildren().add(new SpokenAnswer(chat, Platform.accessibilityActiveProperty()));
        this.find = new FindBar(chat, rows, transcript, composer::focus);
        middle.getChildren().add(find);
        root.addEventFilter(KeyEvent.KEY_PRESSED, walk::onKey);
        new ModelMenu(model, chat.models(), composer::focus);
        bottom.getChildren().setAll(composer.root());
        composer.reachOver(root);
        StackPane.setAlignment(composer.offers(), Pos.BOTTOM_CENTER);
        middle.getChildren().add(composer.offers());
        ComparedAnswer.Surroundings compared = new ComparedAnswer.Surroundings(
                chat.branches().compare(), heads, chat.facts(), toggle -> alike(maker.apply(toggle)));
        MessageJump jump = new MessageJump(chat, rows, transcript, NextFrame::run);
        this.sheets = new ChatSheets(
                chat,
                compared,
                new CouncilView(chat.council(), link -> opener.accept(link), nodes.wrapsCode()),
                new ChatSheets.Ways(jump, composer::focus));
        this.sheets.lay(frame, layers, middle, overview);
        this.carryAway = new CarryAway(chat, heads, more, composer::tell);
        bindTrash();
        forgetPictures(pictures);
        bindActions();
        bindHeader();
        bindStates();
        bindEnd();
        chat.models().models().addListener((ListChangeListener<Object>) _ -> rows.renameAll());
    }

    public Parent root() {
        return loaded;
    }

    /// With as little around the conversation as a small window has room for.
    ///
    /// @param who stands where its title would
    /// @param way stands at the end of its head
    public void makeSmall(Node who, Node way) {
        small = true;
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        header.getChildren().setAll(who, between, model, way);
        composer.makeSmall();
        states();
    }

    /// What the button of the empty state does while no key opens a model.
    public void onAddKey(Runnable action) {
        addKeyAction = action;
    }

    /// What the button does that leads to what the model is told here; it is given the button.
    public void onInstructions(Consumer<Node> action) {
        instructions.setOnAction(_ -> action.accept(instructions));
    }

    /// What opens a link a person has clicked; the system's browser, outside of tests.
    public void onOpenLink(Consumer<String> action) {
        opener = action;
    }

    /// What asks a person for files to attach; the system's dialog, outside of tests.
    public void onChooseFiles(Function<Window, List<File>> chooser) {
        composer.chooseWith(chooser);
    }

    /// What asks a person where to save a file; the system's dialog, outside of tests.
    public void onSaveFile(BiFunction<Window, String, @Nullable File> chooser) {
        carryAway.saveWith(chooser);
        enclosed.saveWith(chooser);
    }

    /// Whether long lines of code are wrapped; the switch over each block of code sets it.
    public BooleanProperty wrapsCode() {
        return nodes.wrapsCode();
    }

    /// What makes rows as they are made in the transcript.
    private ChatRowNodes alike(ChatRowNodes others) {
        others.wrapsCode().bindBidirectional(nodes.wrapsCode());
        return others;
    }

    /// Opens the overview of this conversation's branches, or closes it.
    public void toggleOverview() {
        sheets.toggleOverview();
    }

    /// Compares the last answer in sight that has others beside it, or leaves what is compared; where there is none
    /// nothing happens.
    ///
    /// @param first brings this view into sight
    public void compare(Runnable first) {
        sheets.compare(first);
    }

    /// Where words of this conversation are looked for.
    public FindBar find() {
        return find;
    }

    /// Puts the cursor into the composer.
    public void focusComposer() {
        composer.focus();
    }

    private void bindActions() {
        composer.onSend(() -> {
            transcript.scrollToEnd();
            chat.send();
        });
        retry.setOnAction(_ -> chat.reload());
        newText.setOnAction(_ -> transcript.scrollToEnd());
        addKey.setOnAction(_ -> addKey());
        new ExampleQuestions(examples, chat.draftProperty(), composer::focus).show();
    }

    private void addKey() {
        addKeyAction.run();
    }

    private void bindHeader() {
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> chat.heading().title().get().isEmpty()
                                ? texts.getString("title.new")
                                : chat.heading().title().get(),
                        chat.heading().title()));
        chat.heading().instructed().subscribe(this::markInstructions);
    }

    private void markInstructions(boolean some) {
        Views.show(instructed, some);
        String words = texts.getString(some ? "instructions.some" : "instructions");
        instructions.setAccessibleText(words);
        instructions.getTooltip().setText(words);
    }

    private void bindStates() {
        patience.setOnFinished(_ -> Views.show(skeleton, chat.stateProperty().get() == ChatState.LOADING));
        chat.stateProperty().addListener((_, _, _) -> states());
        chat.loadProblemProperty().addListener((_, _, _) -> states());
        chat.models().models().addListener((ListChangeListener<Object>) _ -> states());
        chat.models().knownProperty().addListener((_, _, _) -> states());
        chat.messages().addListener((ListChangeListener<Object>) _ -> states());
        states();
    }

    private void states() {
        ChatState state = chat.stateProperty().get();
        boolean keyless =
                chat.models().knownProperty().get() && chat.models().models().isEmpty();
        boolean nothing = state == ChatState.NEW
                || (state == ChatState.READY && chat.messages().isEmpty());
        Views.show(empty, nothing);
        Views.show(addKey, keyless);
        Views.show(examples, nothing && !keyless && !small);
        Views.show(keylessLine, keyless && !nothing && state == ChatState.READY);
        emptyTitle.setText(texts.getString(keyless ? "empty.key.title" : "empty.title"));
        emptyText.setText(texts.getString(keyless ? "empty.key.text" : "empty.text"));
        Views.show(transcript, state == ChatState.READY);
        Views.show(error, state == ChatState.ERROR);
        Explanation why = chat.loadProblemProperty().get();
        errorWhat.setText(why == null ? "" : why.what());
        errorWhatToDo.setText(why == null ? "" : why.whatToDo());
        if (state == ChatState.LOADING) {
            transcript.scrollToEnd();
            patience.playFromStart();
        } else {
            patience.stop();
            Views.show(skeleton, false);
        }
    }

    private void save(Attachment file, Button button) {
        enclosed.save(file, button);
    }

    private void forgetPictures(Pictures pictures) {
        chat.messages().addListener((ListChangeListener<ChatMessage>) _ -> {
            if (chat.messages().isEmpty()) {
                overlay.close();
                pictures.clear();
            }
        });
    }

    private void bindTrash() {
        UndoLine line = new UndoLine();
        line.on(chat.branches()::undoTrash, chat.branches()::dismissTrashed);
        chat.branches().trashedProperty().subscribe(gone -> {
            if (gone == null) {
                line.hide();
            } else {
                line.show(MessageFormat.format(
                        texts.getString("trashed"), gone.messages().size()));
            }
        });
        composer.above(line);
        composer.above(new OtherDeviceLine(chat.otherDevice()));
        composer.above(keylessLine);
    }

    private void bindEnd() {
        Views.show(newText, false);
        rows.rows().addListener((ListChangeListener<ChatRow>) change -> {
            boolean below = false;
            while (change.next()) {
                below |= change.getTo() == rows.rows().size() && change.getFrom() > 0;
            }
            if (below && !rows.isCatchingUp() && !transcript.atEndProperty().get()) {
                Views.show(newText, true);
            }
        });
        transcript.atEndProperty().addListener((_, _, atEnd) -> {
            if (atEnd) {
                Views.show(newText, false);
            }
        });
        chat.conversationProperty().addListener((_, _, _) -> transcript.scrollToEnd());
    }
}
