package app.hearth.desktop.chat;

import app.hearth.desktop.council.CouncilChoiceLine;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.ReadingDirection;
import app.hearth.desktop.fx.UndoLine;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.keyboard.KeyMap;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

/// Where questions are written: the text with its files, and above it what has to be said about them. For the JavaFX
/// thread.
final class ComposerView {
    private final ChatViewModel chat;
    private final ResourceBundle texts = Views.texts(ComposerView.class);
    private final ComposerKeys keys;
    private final Parent root;
    private final PauseTransition told = new PauseTransition(Duration.seconds(4));
    private final FileIntake intake;
    private final OffersView offers;
    private boolean small;

    @FXML
    private VBox column;

    @FXML
    private Notice problem;

    @FXML
    private Notice sight;

    @FXML
    private Notice tooMany;

    @FXML
    private VBox composer;

    @FXML
    private HBox editing;

    @FXML
    private Button leaveEditing;

    @FXML
    private FlowPane files;

    @FXML
    private Button attach;

    @FXML
    private ToggleButton council;

    @FXML
    private TextArea draft;

    @FXML
    private Button send;

    @FXML
    private Button stop;

    @FXML
    private HBox foot;

    @FXML
    private Label hint;

    /// @param width the most it takes
    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    ComposerView(ChatViewModel chat, KeyMap map, Pictures pictures, double width) {
        this.chat = chat;
        this.keys = new ComposerKeys(map, texts);
        this.root = Views.load(this);
        this.intake = new FileIntake(chat);
        column.setMaxWidth(width);
        this.offers = new OffersView(chat.offers(), draft); // first, because its keys go before those of the text
        offers.setMaxWidth(width);
        new Composer(draft, chat, map).wire();
        draft.nodeOrientationProperty().bind(chat.draftProperty().map(text -> ReadingDirection.of(text)));
        var _ = new EditingLine(editing, leaveEditing, draft, chat, map);
        var _ = new FileChips(files, chat.files(), pictures, draft::requestFocus);
        problem.follow(chat.problemProperty().map(Optional::ofNullable).orElse(Optional.empty()));
        column.getChildren().add(column.getChildren().indexOf(composer), new QueueView(chat, draft::requestFocus));
        foot.getChildren().add(new GaugeView(chat.gauge()));
        composer.getChildren()
                .add(
                        composer.getChildren().indexOf(files),
                        new CouncilChoiceLine(chat.councilChoice(), draft::requestFocus));
        bindFiles();
        bindButtons();
        bindCouncil();
        bindPreset();
    }

    Parent root() {
        return root;
    }

    /// Puts the cursor into the text.
    void focus() {
        draft.requestFocus();
    }

    /// What lies over the end of what is above the composer while it offers something to choose.
    Node offers() {
        return offers;
    }

    /// What is said above everything else here.
    void above(Node line) {
        column.getChildren().addFirst(line);
    }

    /// What a question is sent with, by whatever way.
    void onSend(Runnable sent) {
        send.setOnAction(_ -> sent.run());
    }

    /// What asks a person for files to attach.
    void chooseWith(Function<Window, List<File>> chooser) {
        intake.chooseWith(chooser);
    }

    /// Says less where there is less room.
    void makeSmall() {
        small = true;
        Views.show(council, false);
        hint.setText(keys.words(hintKey()));
    }

    /// Says in a few words for a while what has been done.
    void tell(String done) {
        hint.setText(done);
        told.playFromStart();
    }

    /// Takes what is dropped anywhere on `whole`, and the keys that belong to what is being written or answered.
    void reachOver(Parent whole) {
        intake.takeDropped(whole, composer);
        whole.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && leaveOrStop()) {
                event.consume();
            }
        });
    }

    private boolean leaveOrStop() {
        boolean edits = chat.editing().isGoingOn();
        boolean answering = answering();
        if (edits) {
            chat.editing().leave();
        } else if (answering) {
            chat.stop();
        }
        return edits || answering;
    }

    private void bindFiles() {
        attach.setTooltip(new Tooltip(texts.getString("attach.tip")));
        attach.setOnAction(_ -> intake.choose(root.getScene().getWindow()));
        attach.disableProperty().bind(chat.sendingProperty());
        files.disableProperty().bind(chat.sendingProperty());
        intake.takePasted(draft);
        sight.follow(chat.sight().objection());
        Explanation most = new Explanation(
                texts.getString("attach.most.what").formatted(ChosenFiles.MOST), texts.getString("attach.most.do"));
        tooMany.follow(chat.files().tooManyProperty().map(beyond -> beyond ? Optional.of(most) : Optional.empty()));
        chat.files().shown().addListener((ListChangeListener<ChosenFile>) _ -> buttons());
    }

    private void bindCouncil() {
        council.setTooltip(new Tooltip(council.getAccessibleText()));
        council.disableProperty().bind(chat.sendingProperty());
        council.setOnAction(_ -> {
            chat.councilChoice().toggle();
            draft.requestFocus();
        });
        chat.councilChoice().on().subscribe(on -> {
            council.setSelected(on);
            buttons();
        });
    }

    private void bindPreset() {
        UndoLine line = new UndoLine();
        line.on(chat.applied()::undo, chat.applied()::dismiss);
        chat.applied()
                .doneProperty()
                .subscribe(done -> done.ifPresentOrElse(
                        what -> line.show(texts.getString("preset.applied").formatted(what.preset())), line::hide));
        above(line);
    }

    private void bindButtons() {
        send.disableProperty().bind(chat.canSend().or(chat.canQueue()).not());
        send.setTooltip(new Tooltip());
        stop.setTooltip(new Tooltip(texts.getString("composer.stop")));
        stop.setOnAction(_ -> chat.stop());
        told.setOnFinished(_ -> buttons());
        keys.follow(root, this::buttons);
        chat.answeringProperty().addListener((_, _, _) -> buttons());
        chat.canQueue().addListener((_, _, _) -> buttons());
        chat.editing().questionProperty().addListener((_, _, _) -> buttons());
        buttons();
    }

    private void buttons() {
        boolean later = chat.canQueue().get();
        Views.show(stop, answering());
        Views.show(send, !answering() || later);
        String way = keys.words(later ? "composer.queue" : council.isSelected() ? "composer.ask" : "composer.send");
        send.setAccessibleText(way);
        send.getTooltip().setText(way);
        told.stop();
        hint.setText(keys.words(hintKey()));
    }

    private boolean answering() {
        return chat.answeringProperty().get();
    }

    private String hintKey() {
        if (chat.canQueue().get()) {
            return "composer.hint.queue";
        }
        if (answering()) {
            return "composer.hint.stop";
        }
        List<ChosenFile> chosen = chat.files().shown();
        if (chosen.stream().anyMatch(ChosenFile::isRefused)) {
            return "composer.hint.refused";
        }
        if (chosen.stream().anyMatch(ChosenFile::isSending)) {
            return "composer.hint.sending";
        }
        String plain = small ? "composer.hint.small" : "composer.hint";
        return chat.editing().isGoingOn() ? "composer.hint.edit" : plain;
    }
}
