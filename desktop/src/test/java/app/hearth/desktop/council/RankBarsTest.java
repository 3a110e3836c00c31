package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import app.hearth.desktop.ShownPage;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The places as bars.
final class RankBarsTest {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();

    private RankBars open(Aggregate aggregate) throws TimeoutException {
        RankBars[] bars = new RankBars[1];
        page.open(() -> {
            bars[0] = new RankBars(new CouncilFacts((_, model) -> model));
            bars[0].show(aggregate, standing -> "Model " + standing.seat());
            return new VBox(bars[0]);
        });
        robot.interact(() -> bars[0].getScene().getRoot().layout());
        return bars[0];
    }

    private static Standing standing(int seat, @Nullable String meanRank, int place, boolean tied) {
        String label = Character.toString('A' + seat - 1);
        return meanRank == null
                ? new Standing(seat, label, 0, null, 0, 0, place, tied)
                : new Standing(seat, label, 3, new BigDecimal(meanRank), 5, 2, place, tied);
    }

    private static Aggregate of(Standing... standings) {
        return new Aggregate(3, false, List.of(standings));
    }

    private static List<String> texts(RankBars bars, String style) {
        return labels(bars, style).stream().map(Label::getText).toList();
    }

    private static List<Label> labels(RankBars bars, String style) {
        return nodes(bars, style).stream().map(Label.class::cast).toList();
    }

    private static List<Node> nodes(RankBars bars, String style) {
        return bars.getChildren().stream()
                .filter(node -> node.getStyleClass().contains(style))
                .toList();
    }

    private static List<Boolean> first(List<? extends Node> nodes) {
        return nodes.stream()
                .map(node -> node.getPseudoClassStates().contains(FIRST))
                .toList();
    }

    private static double filled(Node bar) {
        Region room = (Region) bar;
        return ((Region) room.getChildrenUnmodifiable().getFirst()).getWidth() / room.getWidth();
    }

    @Test
    void thoseThatShareAPlaceSaySoAndBothAreFirst() throws TimeoutException {
        RankBars bars =
                open(of(standing(2, "1.5", 1, true), standing(3, "1.50", 1, true), standing(1, "2.67", 3, false)));
        assertThat(texts(bars, "rank-place")).containsExactly("1. =", "1. =", "3.");
        assertThat(texts(bars, "rank-name")).containsExactly("Model 2", "Model 3", "Model 1");
        for (String style : List.of("rank-place", "rank-name", "rank-bar")) {
            assertThat(first(nodes(bars, style))).as(style).containsExactly(true, true, false);
        }
    }

    @Test
    void aTieBehindTheFirstIsATieToo() throws TimeoutException {
        RankBars bars = open(of(standing(1, "1", 1, false), standing(2, "2.5", 2, true), standing(3, "2.5", 2, true)));
        assertThat(texts(bars, "rank-place")).containsExactly("1.", "2. =", "2. =");
        assertThat(first(nodes(bars, "rank-bar"))).containsExactly(true, false, false);
    }

    @Test
    void everyNumberIsSaidAndAScreenReaderReadsThemWithTheName() throws TimeoutException {
        RankBars bars = open(of(
                standing(1, "1.5", 1, false),
                new Standing(2, "B", 1, new BigDecimal("2"), 1, 1, 2, false),
                standing(3, null, 3, false)));
        assertThat(texts(bars, "rank-facts"))
                .containsExactly(
                        "mean 1.50 · 3 votes · 5 points · 2 wins", "mean 2.00 · 1 vote · 1 point · 1 win", "no vote");
        assertThat(labels(bars, "rank-name").getFirst().getAccessibleText())
                .isEqualTo("1. Model 1, mean 1.50 · 3 votes · 5 points · 2 wins");
        assertThat(labels(bars, "rank-name").getFirst().getTooltip().getText()).isEqualTo("Model 1");
    }

    @Test
    void withoutAVoteNobodyHasAPlaceNorABar() throws TimeoutException {
        RankBars bars = open(of(standing(1, null, 1, true), standing(2, null, 1, true)));
        assertThat(texts(bars, "rank-place")).containsExactly("–", "–");
        assertThat(texts(bars, "rank-facts")).containsExactly("no vote", "no vote");
        assertThat(first(nodes(bars, "rank-bar"))).containsExactly(false, false);
        assertThat(nodes(bars, "rank-bar")).allMatch(bar -> filled(bar) == 0);
    }

    @Test
    void theBetterTheMeanRankTheLongerTheBar() throws TimeoutException {
        RankBars bars = open(of(
                standing(1, "1.00", 1, false),
                standing(2, "2.00", 2, false),
                standing(3, "3.00", 3, false),
                standing(4, null, 4, false)));
        List<Double> filled =
                nodes(bars, "rank-bar").stream().map(RankBarsTest::filled).toList();
        assertThat(filled.getFirst()).isEqualTo(1, within(0.01));
        assertThat(filled.get(1)).isEqualTo(0.52, within(0.01));
        assertThat(filled.get(2)).as("the last of three others").isEqualTo(0.04, within(0.01));
        assertThat(filled.getLast()).isZero();
    }

    @Test
    void whereJudgesOwnAnswersCountTheLastPlaceIsOneLower() throws TimeoutException {
        RankBars bars =
                open(new Aggregate(2, true, List.of(standing(1, "1.00", 1, false), standing(2, "2.00", 2, false))));
        assertThat(nodes(bars, "rank-bar"))
                .extracting(RankBarsTest::filled)
                .satisfiesExactly(
                        best -> assertThat(best).isEqualTo(1, within(0.01)),
                        worst -> assertThat(worst).isEqualTo(0.04, within(0.01)));
    }

    @Test
    void theShareIsWholeForTheBestLittleForTheWorstAndNoneWithoutVotes() {
        assertThat(RankBars.share(standing(1, "1", 1, false), 4)).isEqualTo(1, within(1e-9));
        assertThat(RankBars.share(standing(1, "2.5", 2, false), 4)).isEqualTo(0.52, within(1e-9));
        assertThat(RankBars.share(standing(1, "4", 4, false), 4)).isEqualTo(0.04, within(1e-9));
        assertThat(RankBars.share(standing(1, null, 4, false), 4)).isZero();
        assertThat(RankBars.share(standing(1, "1", 1, false), 1))
                .as("nobody to be better than")
                .isBetween(0.0, 1.0);
    }

    @Test
    void otherVotesTakeThePlaceOfThoseBefore() throws TimeoutException {
        RankBars bars = open(of(standing(1, "1", 1, false), standing(2, "2", 2, false)));
        robot.interact(() -> bars.show(of(standing(2, "1", 1, false)), _ -> "Somebody"));
        assertThat(texts(bars, "rank-name")).containsExactly("Somebody");
        assertThat(nodes(bars, "rank-bar")).hasSize(1);
    }
}
