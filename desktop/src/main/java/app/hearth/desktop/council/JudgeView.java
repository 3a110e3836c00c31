package app.hearth.desktop.council;

import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What one judge said, word for word, with what is wrong with its vote. For the JavaFX thread.
final class JudgeView extends VBox {
    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final WordsPane text;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Button back;
    private final Button again;
    private final SimpleObjectProperty<Optional<Explanation>> failure = new SimpleObjectProperty<>(Optional.empty());
    private @Nullable Council council;
    private @Nullable CouncilSeat judge;

    /// @param leave leads back to all votes
    JudgeView(CouncilViewModel model, CouncilFacts words, WordsPane text, Runnable leave) {
        this.model = model;
        this.words = words;
        this.text = text;
        back = new Button(words.text("judge.back"), new FontIcon(Feather.ARROW_LEFT));
        back.getStyleClass().addAll("small", "flat");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> leave.run());
        again = new Button(words.text("judge.again"), new FontIcon(Feather.REFRESH_CW));
        again.getStyleClass().addAll("small", "flat");
        again.setMinWidth(USE_PREF_SIZE);
        again.setTooltip(new Tooltip(words.text("judge.again.tip")));
        again.disableProperty().bind(model.busy());
        again.setOnAction(_ -> askAgain());
        name.getStyleClass().add("seat-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(back, name, again);
        line.getStyleClass().add("judge-line");
        facts.getStyleClass().add("seat-facts");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        Notice notice = new Notice();
        notice.follow(failure);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox head = new VBox(line, facts, notice);
        head.getStyleClass().add("judge-head");
        head.setMaxWidth(WordsPane.WIDTH);
        setAlignment(Pos.TOP_CENTER);
        getStyleClass().add("judge");
        getChildren().addAll(head, text);
    }

    private void askAgain() {
        Council of = council;
        CouncilSeat here = judge;
        if (of != null && here != null) {
            model.askJudge(of, here);
        }
    }

    /// @param called what its judgement is called here
    void show(OpenCouncil open, Council now, CouncilSeat here, String called) {
        council = now;
        judge = here;
        name.setText(called);
        Ballot ballot = here.ballot();
        int attempts = ballot == null ? 0 : ballot.calls().size();
        CouncilCall last =
                ballot == null || attempts == 0 ? null : ballot.calls().getLast();
        String took = words.facts(last);
        facts.setText(attempts > 1 ? took + " · " + words.text("judge.repaired") : took);
        failure.set(ballot == null ? Optional.empty() : failure(now, ballot, last));
        text.show(open.words(CallId.ballot(here.seat(), Math.max(1, attempts))));
        text.describe(name.getText());
        Views.show(again, !OpenCouncil.isGoingOn(now));
    }

    private Optional<Explanation> failure(Council now, Ballot ballot, @Nullable CouncilCall last) {
        Problem problem = last == null ? null : last.error();
        if (problem != null) {
            return Optional.of(Explanations.of(problem));
        }
        return ballot.fault() == null || ballot.ranking() != null || !Step.isOver(now, ballot)
                ? Optional.empty()
                : Optional.of(new Explanation(words.text("judge.unusable"), words.text("judge.unusable.do")));
    }

    void clear() {
        council = null;
        judge = null;
        text.show(null);
        failure.set(Optional.empty());
    }

    void enter() {
        back.requestFocus();
    }
}
