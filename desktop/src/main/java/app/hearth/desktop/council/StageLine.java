package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.desktop.fx.Views;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far a council is: its three stages, each with a sign and a number. For the JavaFX thread.
final class StageLine extends FlowPane {
    private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final CouncilFacts words;

    StageLine(CouncilFacts words) {
        this.words = words;
        getStyleClass().add("council-steps");
        setAccessibleText(Views.texts(StageLine.class).getString("steps"));
    }

    void show(Council council) {
        List<Label> labels =
                Step.of(council).stream().map(step -> label(step, council)).toList();
        getChildren().setAll(labels);
    }

    private Label label(Step step, Council council) {
        Label label = new Label(said(step, council), new FontIcon(sign(step.state())));
        label.getStyleClass().add("council-step");
        label.pseudoClassStateChanged(GOING, step.state() == Step.State.GOING);
        label.pseudoClassStateChanged(WAITING, step.state() == Step.State.WAITING);
        label.setAccessibleText(label.getText() + ", " + words.text("step.state." + step.state()));
        return label;
    }

    private String said(Step step, Council council) {
        return switch (step.stage()) {
            case CallId.ANSWERS -> words.text("step.answers", step.done(), step.of());
            case CallId.BALLOTS ->
                step.of() == 0 ? words.text("step.votes.later") : words.text("step.votes", step.done(), step.of());
            default -> words.text("step.chairman", words.writer(council));
        };
    }

    private static Feather sign(Step.State state) {
        return switch (state) {
            case WAITING -> Feather.CIRCLE;
            case GOING -> Feather.MORE_HORIZONTAL;
            case WHOLE -> Feather.CHECK;
            case PARTIAL -> Feather.ALERT_CIRCLE;
            case NOTHING -> Feather.X;
        };
    }
}
