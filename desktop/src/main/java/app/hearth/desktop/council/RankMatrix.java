package app.hearth.desktop.council;

import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilSeat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which place each judge gave each answer; what a judge said of its own is marked. A judge without a usable vote says
/// so in its row. For the JavaFX thread.
final class RankMatrix extends GridPane {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final CouncilFacts words;
    private final Consumer<CouncilSeat> read;
    private final Map<Integer, Button> readButtons = new HashMap<>();

    /// @param read shows what a judge said
    RankMatrix(CouncilFacts words, Consumer<CouncilSeat> read) {
        this.words = words;
        this.read = read;
        getStyleClass().add("rank-matrix");
    }

    /// @param judges what whoever judged is called
    void show(Council council, Function<CouncilSeat, String> judges) {
        Optional<Integer> focused = readButtons.entrySet().stream()
                .filter(button -> button.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
        clear();
        Map<String, Integer> seats = Objects.requireNonNullElse(council.labelMap(), Map.of());
        List<String> labels = seats.keySet().stream().sorted().toList();
        ColumnConstraints names = new ColumnConstraints();
        names.setMaxWidth(200);
        getColumnConstraints().add(names);
        for (int column = 0; column < labels.size(); column++) {
            ColumnConstraints cell = new ColumnConstraints();
            cell.setHalignment(HPos.CENTER);
            cell.setMinWidth(36);
            getColumnConstraints().add(cell);
            Label head = label(labels.get(column), "matrix-head");
            head.setAccessibleText(words.text("matrix.answer", labels.get(column)));
            add(head, column + 1, 0);
        }
        add(label(words.text("matrix.judges"), "matrix-corner"), 0, 0);
        int row = 1;
        for (CouncilSeat judge : CouncilViewModel.byLabel(council)) {
            if (judge.label() != null) {
                Label name = label(judges.apply(judge), "matrix-judge");
                name.setTooltip(new Tooltip(name.getText()));
                name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // the end tells seats of one model apart
                add(name, 0, row);
                addVote(council, judge, labels, row);
                row++;
            }
        }
        focused.map(readButtons::get).ifPresent(Button::requestFocus);
    }

    /// Nothing of what was shown stays.
    void clear() {
        readButtons.clear();
        getChildren().clear();
        getColumnConstraints().clear();
    }

    private void addVote(Council council, CouncilSeat judge, List<String> labels, int row) {
        Ballot ballot = judge.ballot();
        List<String> ranking = ballot == null ? null : ballot.ranking();
        if (ranking == null) {
            Label why = label(why(council, ballot), "matrix-none");
            add(why, 1, row, Math.max(1, labels.size()), 1);
        } else {
            for (int column = 0; column < labels.size(); column++) {
                add(cell(judge, labels.get(column), ranking), column + 1, row);
            }
        }
        if (ballot != null && !ballot.calls().isEmpty()) {
            add(readButton(judge), labels.size() + 1, row);
        }
    }

    private String why(Council council, @Nullable Ballot ballot) {
        if (ballot == null) {
            return words.text(OpenCouncil.isGoingOn(council) ? "vote.waiting" : "vote.none");
        }
        if (!Step.isOver(council, ballot)) {
            return words.text(ballot.calls().size() > 1 ? "vote.repair" : "vote.going");
        }
        return words.text(
                switch (ballot.calls().getLast().status()) {
                    case CANCELLED -> "call.stopped";
                    case INTERRUPTED -> "call.interrupted";
                    case QUEUED, RUNNING, DONE, FAILED -> ballot.fault() == null ? "vote.failed" : "vote.unusable";
                });
    }

    private Node cell(CouncilSeat judge, String label, List<String> ranking) {
        int place = ranking.indexOf(label) + 1;
        boolean own = label.equals(judge.label());
        Label cell = label(place == 0 ? "–" : Integer.toString(place), "matrix-cell");
        cell.pseudoClassStateChanged(OWN, own);
        cell.pseudoClassStateChanged(FIRST, place == 1);
        String said = words.text(own ? "matrix.cell.own" : "matrix.cell", label, cell.getText());
        cell.setAccessibleText(said);
        cell.setTooltip(new Tooltip(said));
        return cell;
    }

    private Button readButton(CouncilSeat judge) {
        Button button = new Button("", new FontIcon(Feather.MESSAGE_SQUARE));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(words.text("vote.read"));
        button.setTooltip(new Tooltip(words.text("vote.read")));
        button.setOnAction(_ -> read.accept(judge));
        readButtons.put(judge.seat(), button);
        return button;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
