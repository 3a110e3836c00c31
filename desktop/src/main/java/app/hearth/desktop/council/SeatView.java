package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One seat's answer as it is written, with what it took and what can be done with it. For the JavaFX thread.
final class SeatView extends VBox {
    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final WordsPane text;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final SimpleObjectProperty<Optional<Explanation>> failure = new SimpleObjectProperty<>(Optional.empty());
    private final FlowPane foot;
    private final Button promote;
    private final Button again;
    private final Button copy;
    private @Nullable Council council;
    private @Nullable CouncilSeat seat;

    SeatView(CouncilViewModel model, CouncilFacts words, WordsPane text) {
        this.model = model;
        this.words = words;
        this.text = text;
        name.getStyleClass().add("seat-name");
        facts.getStyleClass().add("seat-facts");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        VBox head = new VBox(name, facts);
        head.getStyleClass().add("seat-head");
        Notice notice = new Notice();
        notice.follow(failure);
        promote = button("seat.promote", Feather.CORNER_DOWN_RIGHT, true);
        promote.setOnAction(_ -> act(model::promote));
        again = button("seat.again", Feather.REFRESH_CW, false);
        again.setOnAction(_ -> act(model::askSeat));
        promote.disableProperty().bind(model.busy());
        again.disableProperty().bind(model.busy());
        copy = button("seat.copy", Feather.COPY, false);
        copy.setOnAction(_ -> act((_, _) -> CopiedText.put(said().text().toString())));
        foot = new FlowPane(promote, again, copy);
        foot.getStyleClass().add("seat-foot");
        head.setMaxWidth(WordsPane.WIDTH);
        foot.setMaxWidth(WordsPane.WIDTH);
        setAlignment(Pos.TOP_CENTER);
        VBox.setVgrow(text, Priority.ALWAYS);
        getStyleClass().add("seat");
        getChildren().addAll(head, notice, text, foot);
    }

    private Button button(String key, Feather icon, boolean spelled) {
        Button button = new Button(spelled ? words.text(key) : "", new FontIcon(icon));
        button.setAccessibleText(words.text(key));
        button.getStyleClass().addAll("small", "flat");
        button.setTooltip(new Tooltip(words.text(key + ".tip")));
        return button;
    }

    private void act(BiConsumer<Council, CouncilSeat> act) {
        Council of = council;
        CouncilSeat here = seat;
        if (of != null && here != null) {
            act.accept(of, here);
        }
    }

    private Words said() {
        CouncilSeat here = seat;
        OpenCouncil open = model.shownProperty().get();
        return here == null || open == null ? new Words() : open.words(CallId.answer(here.seat()));
    }

    void show(OpenCouncil open, Council now, CouncilSeat here) {
        council = now;
        seat = here;
        CouncilCall answer = here.answer();
        String letter = model.namedProperty().get() && here.label() != null ? here.label() + " · " : "";
        String called = model.nameOf(now, here);
        name.setText(letter + called);
        facts.setText(words.facts(answer));
        Problem problem = answer == null ? null : answer.error();
        failure.set(Optional.ofNullable(problem).map(Explanations::of));
        text.show(open.words(CallId.answer(here.seat())));
        text.describe(words.text("seat.text", called));
        boolean answered = answer != null && answer.isAnswered();
        boolean over = !OpenCouncil.isGoingOn(now);
        Views.show(promote, answered);
        Views.show(copy, answered);
        Views.show(again, over);
        Views.show(foot, answered || over);
    }

    void clear() {
        council = null;
        seat = null;
        text.show(null);
        failure.set(Optional.empty());
    }

    void enter() {
        text.enter();
    }
}
