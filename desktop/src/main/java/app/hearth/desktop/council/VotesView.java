package app.hearth.desktop.council;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.council.Standing;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The votes of a council: how they place the answers, who voted how, and what a judge said. For the JavaFX thread.
final class VotesView extends StackPane {
    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final Label none = new Label();
    private final RankBars bars;
    private final Label counted = new Label();
    private final RankMatrix matrix;
    private final VBox all;
    private final ScrollPane scroll;
    private final JudgeView judge;
    private @Nullable OpenCouncil open;
    private int reading;

    VotesView(CouncilViewModel model, CouncilFacts words, WordsPane judgement) {
        this.model = model;
        this.words = words;
        this.bars = new RankBars(words);
        this.matrix = new RankMatrix(words, this::read);
        this.judge = new JudgeView(model, words, judgement, this::leaveJudge);
        none.getStyleClass().add("votes-none");
        none.setWrapText(true);
        counted.getStyleClass().add("votes-counted");
        counted.setWrapText(true);
        counted.setMinHeight(USE_PREF_SIZE);
        ToggleButton named = new ToggleButton(words.text("votes.names"), new FontIcon(Feather.EYE));
        named.getStyleClass().addAll("small", "votes-named");
        named.selectedProperty().bindBidirectional(model.namedProperty());
        named.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title("votes.places"), gap, named);
        head.getStyleClass().add("votes-head");
        HBox wide = new HBox(matrix);
        ScrollPane sideways = new ScrollPane(wide);
        sideways.getStyleClass().add("matrix-scroll");
        sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        all = new VBox(head, bars, counted, title("votes.matrix"), sideways);
        all.getStyleClass().add("votes");
        all.setMaxWidth(WordsPane.WIDTH);
        StackPane centred = new StackPane(all);
        centred.setAlignment(Pos.TOP_CENTER);
        scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("votes-scroll");
        getChildren().addAll(scroll, none, judge);
        model.namedProperty().subscribe(_ -> again());
    }

    private Label title(String key) {
        Label title = new Label(words.text(key));
        title.getStyleClass().add("votes-title");
        return title;
    }

    void show(OpenCouncil now) {
        open = now;
        again();
    }

    private void again() {
        OpenCouncil now = open;
        Council council = now == null ? null : now.known().get();
        if (now == null || council == null) {
            return;
        }
        Aggregate aggregate = council.aggregate();
        boolean voting = council.labelMap() != null;
        Views.show(none, !voting);
        Views.show(scroll, voting && reading == 0);
        Views.show(judge, voting && reading != 0);
        none.setText(words.text(OpenCouncil.isGoingOn(council) ? "votes.later" : "votes.never"));
        Views.show(bars, aggregate != null && aggregate.votes() > 0);
        if (aggregate != null) {
            bars.show(aggregate, standing -> name(council, standing));
        }
        counted.setText(counted(aggregate));
        if (voting) {
            matrix.show(council, seat -> judge(council, seat));
        }
        reading(council)
                .ifPresent(seat -> judge.show(now, council, seat, words.text("judge.title", judge(council, seat))));
    }

    private String counted(@Nullable Aggregate aggregate) {
        if (aggregate == null) {
            return words.text("votes.going");
        }
        if (aggregate.votes() == 0) {
            return words.text("votes.zero");
        }
        return words.text("votes.counted", aggregate.votes())
                + " "
                + words.text(aggregate.countsOwn() ? "votes.own" : "votes.others");
    }

    private Optional<CouncilSeat> reading(Council council) {
        return council.seats().stream().filter(seat -> seat.seat() == reading).findFirst();
    }

    private String name(Council council, Standing standing) {
        return council.seats().stream()
                .filter(seat -> seat.seat() == standing.seat())
                .findFirst()
                .map(seat -> name(council, seat))
                .orElse(standing.label());
    }

    /// By its letter alone until somebody wants to know whose it is.
    private String name(Council council, CouncilSeat seat) {
        String letter =
                words.text("votes.answer", Optional.ofNullable(seat.label()).orElse("–"));
        return model.namedProperty().get()
                ? Optional.ofNullable(seat.label()).orElse("–") + " · " + model.nameOf(council, seat)
                : letter;
    }

    private String judge(Council council, CouncilSeat seat) {
        String letter = Optional.ofNullable(seat.label()).orElse("–");
        return model.namedProperty().get()
                ? letter + " · " + model.nameOf(council, seat)
                : words.text("votes.author", letter);
    }

    private void read(CouncilSeat seat) {
        reading = seat.seat();
        again();
        judge.enter();
    }

    private void leaveJudge() {
        reading = 0;
        judge.clear();
        again();
        scroll.requestFocus();
    }

    void clear() {
        open = null;
        reading = 0;
        judge.clear();
        matrix.clear();
        bars.getChildren().clear();
    }
}
