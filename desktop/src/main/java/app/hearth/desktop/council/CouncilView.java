package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One council over its conversation: how far it is, the chairman's answer on top, and under it the seats and the
/// votes. For the JavaFX thread.
public final class CouncilView {
    private static final double ANSWER_SHARE = 0.45;

    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private final SimpleObjectProperty<Optional<Explanation>> failure = new SimpleObjectProperty<>(Optional.empty());
    private final StageLine stages;
    private final WordsPane answer;
    private final SeatTabs seats;
    private final Parent root;
    private Subscription listening = Subscription.EMPTY;

    @FXML
    private VBox page;

    @FXML
    private Label took;

    @FXML
    private Button stop;

    @FXML
    private Button goOn;

    @FXML
    private MenuButton again;

    @FXML
    private VBox trouble;

    @FXML
    private Notice notice;

    @FXML
    private Button retry;

    @FXML
    private VBox skeleton;

    @FXML
    private SplitPane parts;

    @FXML
    private VBox chairman;

    @FXML
    private VBox chairmanHead;

    @FXML
    private Label chairmanName;

    @FXML
    private Label chairmanFacts;

    @FXML
    private FlowPane tabs;

    @FXML
    private StackPane content;

    /// @param opener opens a link a person has clicked
    /// @param wrapsCode whether long lines of code are wrapped
    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public CouncilView(CouncilViewModel model, Consumer<String> opener, BooleanProperty wrapsCode) {
        this.model = model;
        this.words = new CouncilFacts(model::nameOf);
        this.stages = new StageLine(words);
        this.answer = new WordsPane(opener, wrapsCode);
        this.root = Views.load(this);
        this.seats = new SeatTabs(model, words, () -> new WordsPane(opener, wrapsCode), tabs, content);
        model.shownProperty().subscribe(this::open);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        page.getChildren().add(1, stages);
        VBox.setVgrow(answer, Priority.ALWAYS);
        chairman.getChildren().add(answer);
        chairmanHead.setMaxWidth(WordsPane.WIDTH);
        notice.follow(failure);
        again.disableProperty().bind(model.busy());
        goOn.disableProperty().bind(model.busy());
        SplitPane.setResizableWithParent(chairman, true);
        patience.setOnFinished(_ -> state());
        again.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> { // which keeps that key to itself
                    if (event.getCode() == KeyCode.ESCAPE && !again.isShowing()) {
                        close();
                        event.consume();
                    }
                });
        page.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /// The focus comes here.
    public void enter() {
        seats.enter();
    }

    private void open(@Nullable OpenCouncil now) {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        answer.show(null);
        seats.clear();
        if (now != null) {
            patience.playFromStart();
            listening = Subscription.combine(
                    now.known().subscribe(_ -> state()),
                    now.problem().subscribe(_ -> state()),
                    model.problem().subscribe(_ -> state()));
        } else {
            again.getItems().clear();
        }
    }

    private void state() {
        OpenCouncil open = model.shownProperty().get();
        if (open == null) {
            return;
        }
        Council council = open.known().get();
        Optional<Explanation> unread = open.problem().get();
        boolean waits = patience.getStatus() == Animation.Status.RUNNING;
        Views.show(skeleton, council == null && unread.isEmpty() && !waits);
        Views.show(parts, council != null);
        Views.show(stages, council != null);
        Views.show(retry, unread.isPresent());
        failure.set(unread.or(() -> Optional.ofNullable(model.problem().getValue()))
                .or(() -> council == null ? Optional.empty() : problem(council)));
        Views.show(trouble, failure.get().isPresent());
        if (council != null) {
            show(open, council);
        } else {
            took.setText("");
            Views.show(stop, false);
            Views.show(goOn, false);
            Views.show(again, false);
        }
    }

    /// Why there is no answer; a chairman who failed is said beside the answer of whoever wrote it.
    private Optional<Explanation> problem(Council council) {
        return switch (council.status()) {
            case QUEUED, RUNNING, DONE -> Optional.empty();
            case CANCELLED ->
                Optional.of(new Explanation(words.text("council.stopped"), words.text("council.goOn.do")));
            case INTERRUPTED ->
                Optional.of(new Explanation(words.text("council.interrupted"), words.text("council.goOn.do")));
            case FAILED -> Optional.of(failed(council));
        };
    }

    private Explanation failed(Council council) {
        String what = words.text("council.failed." + council.stage());
        Problem first = OpenCouncil.calls(council).values().stream()
                .filter(call -> council.stage() < CallId.CHAIRMAN
                        || council.chairman().calls().contains(call))
                .flatMap(call -> Optional.ofNullable(call.error()).stream())
                .findFirst()
                .orElse(null);
        return new Explanation(
                what,
                first == null
                        ? words.text("council.goOn.do")
                        : Explanations.of(first).what());
    }

    private void show(OpenCouncil open, Council council) {
        boolean going = OpenCouncil.isGoingOn(council);
        stages.show(council);
        took.setText(String.join(" · ", words.took(council)));
        Views.show(stop, going);
        Views.show(goOn, CouncilViewModel.canGoOn(council));
        Views.show(again, council.status() == RunStatus.DONE);
        again.getItems().setAll(offers(council));
        List<CouncilCall> calls = council.chairman().calls();
        boolean writing = council.stage() >= CallId.CHAIRMAN;
        split(writing);
        if (writing) {
            answer.show(open.words(CallId.chairman(Math.max(1, calls.size()))));
            chairmanName.setText(words.text("chairman.name", words.writer(council)));
            answer.describe(chairmanName.getText());
            String facts = words.facts(calls.isEmpty() ? null : calls.getLast());
            chairmanFacts.setText(
                    words.degraded(council).map(why -> why + " · " + facts).orElse(facts));
        }
        seats.show(open, council);
    }

    /// The seats have all the room until somebody writes the answer.
    private void split(boolean writing) {
        boolean there = parts.getItems().contains(chairman);
        if (writing && !there) {
            parts.getItems().add(0, chairman);
            parts.setDividerPositions(ANSWER_SHARE);
        } else if (!writing && there) {
            parts.getItems().remove(chairman);
        }
    }

    private List<MenuItem> offers(Council council) {
        List<Step> steps = Step.of(council);
        boolean answered = steps.getFirst().state() == Step.State.WHOLE;
        boolean voted = steps.get(1).state() == Step.State.WHOLE;
        return List.of(
                item("again.chairman", () -> model.askChairman(council)),
                item(voted ? "again.votes" : "again.votes.missing", () -> model.askVotes(council)),
                item(answered ? "again.answers" : "again.answers.missing", () -> model.askAll(council)));
    }

    private MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(words.text(key));
        item.setOnAction(_ -> run.run());
        return item;
    }

    private Optional<Council> council() {
        OpenCouncil open = model.shownProperty().get();
        return open == null
                ? Optional.empty()
                : Optional.ofNullable(open.known().get());
    }

    @FXML
    private void stop() {
        council().ifPresent(model::stop);
    }

    @FXML
    private void goOn() {
        council().ifPresent(model::goOn);
    }

    @FXML
    private void retry() {
        OpenCouncil open = model.shownProperty().get();
        if (open != null) {
            open.retry();
        }
    }

    @FXML
    private void close() {
        model.close();
    }
}
