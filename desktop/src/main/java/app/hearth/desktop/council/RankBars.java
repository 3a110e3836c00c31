package app.hearth.desktop.council;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How the votes place the answers, as bars: the better the mean rank, the longer. Those that share a place say so. For
/// the JavaFX thread.
final class RankBars extends GridPane {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final CouncilFacts words;

    RankBars(CouncilFacts words) {
        this.words = words;
        getStyleClass().add("rank-bars");
        ColumnConstraints place = new ColumnConstraints();
        place.setHalignment(HPos.RIGHT);
        place.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints name = new ColumnConstraints();
        name.setMaxWidth(220);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        bar.setMinWidth(80);
        ColumnConstraints facts = new ColumnConstraints();
        facts.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().addAll(place, name, bar, facts);
    }

    /// @param names what an answer is called
    void show(Aggregate aggregate, Function<Standing, String> names) {
        getChildren().clear();
        int answers = aggregate.standings().size();
        int last = aggregate.countsOwn() ? answers : answers - 1; // in a vote that leaves out the judge's own answer
        int row = 0;
        for (Standing standing : aggregate.standings()) {
            boolean first = standing.place() == 1 && standing.meanRank() != null;
            Label place = label(place(standing), "rank-place");
            Label name = label(names.apply(standing), "rank-name");
            name.setTooltip(new Tooltip(name.getText()));
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // the end tells seats of one model apart
            Label facts = label(facts(standing), "rank-facts");
            Bar bar = new Bar(share(standing, last));
            bar.pseudoClassStateChanged(FIRST, first);
            place.pseudoClassStateChanged(FIRST, first);
            name.pseudoClassStateChanged(FIRST, first);
            name.setAccessibleText(place.getText() + " " + name.getText() + ", " + facts.getText());
            addRow(row, place, name, bar, facts);
            row++;
        }
    }

    private String place(Standing standing) {
        if (standing.meanRank() == null) {
            return "–";
        }
        return words.text(standing.tied() ? "rank.tied" : "rank.place", standing.place());
    }

    private String facts(Standing standing) {
        BigDecimal mean = standing.meanRank();
        if (mean == null) {
            return words.text("rank.none");
        }
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMinimumFractionDigits(2);
        return words.text(
                "rank.facts", format.format(mean), standing.votes(), standing.borda(), standing.pairwiseWins());
    }

    /// Of the room for a bar: all of it for the best mean rank there can be, a little for the worst, none without
    /// votes.
    ///
    /// @param last the worst place that a vote can give
    static double share(Standing standing, int last) {
        BigDecimal mean = standing.meanRank();
        if (mean == null) {
            return 0;
        }
        return 0.04 + 0.96 * (last - mean.doubleValue()) / Math.max(1, last - 1);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /// A bar of a share of its room.
    private static final class Bar extends Region {
        private final Region filled = new Region();
        private final double share;

        Bar(double share) {
            this.share = Math.clamp(share, 0, 1);
            getStyleClass().add("rank-bar");
            filled.getStyleClass().add("rank-bar-filled");
            filled.setManaged(false);
            getChildren().add(filled);
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
        }
    }
}
