package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilSeat;
import app.hearth.desktop.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The seats of a council and its votes: the answers beside each other where there is room for all, else a tab for
/// each.
/// For the JavaFX thread.
final class SeatTabs {
    /// A column that can be read.
    private static final double COLUMN = 300;

    private static final PseudoClass SECOND = PseudoClass.getPseudoClass("second");

    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final Supplier<WordsPane> panes;
    private final FlowPane tabs;
    private final StackPane content;
    private final HBox columns = new HBox();
    private final VotesView votes;
    private final ToggleButton votesTab;
    private final ToggleButton answersTab;
    private final List<ToggleButton> seatTabs = new ArrayList<>();
    private final List<SeatView> views = new ArrayList<>();
    private @Nullable CouncilId shown;
    private boolean voting;
    private int chosen;

    /// @param panes makes what shows somebody's words
    SeatTabs(CouncilViewModel model, CouncilFacts words, Supplier<WordsPane> panes, FlowPane tabs, StackPane content) {
        this.model = model;
        this.words = words;
        this.panes = panes;
        this.tabs = tabs;
        this.content = content;
        this.votes = new VotesView(model, words, panes.get());
        this.votesTab = tab(words.text("tab.votes"), Feather.BAR_CHART_2);
        this.answersTab = tab(words.text("tab.answers"), Feather.COLUMNS);
        columns.getStyleClass().add("seat-columns");
        content.getChildren().setAll(columns, votes);
        votesTab.setOnAction(_ -> goTo(true, chosen));
        answersTab.setOnAction(_ -> goTo(false, chosen));
        content.widthProperty().subscribe(_ -> layOut());
        model.namedProperty().subscribe(_ -> again());
    }

    private ToggleButton tab(String text, Feather icon) {
        ToggleButton tab = new ToggleButton(text, new FontIcon(icon));
        tab.getStyleClass().addAll("small", "council-tab");
        tab.setMaxWidth(200);
        tab.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // the end tells seats of one model apart
        return tab;
    }

    void show(OpenCouncil open, Council council) {
        if (!council.id().equals(shown)) {
            shown = council.id();
            make(council);
            choose(false, 0);
        }
        List<CouncilSeat> seats = council.seats();
        for (int index = 0; index < seats.size(); index++) {
            views.get(index).show(open, council, seats.get(index));
            dress(seatTabs.get(index), council, seats.get(index));
        }
        votes.show(open);
    }

    private void again() {
        OpenCouncil open = model.shownProperty().get();
        Council council = open == null ? null : open.known().get();
        if (open != null && council != null && council.id().equals(shown)) {
            show(open, council);
        }
    }

    private void make(Council council) {
        views.clear();
        seatTabs.clear();
        for (CouncilSeat seat : council.seats()) {
            SeatView view = new SeatView(model, words, panes.get());
            view.pseudoClassStateChanged(SECOND, !views.isEmpty());
            HBox.setHgrow(view, Priority.ALWAYS);
            view.setMinWidth(0);
            view.setPrefWidth(0); // the same room each
            ToggleButton tab = tab(model.nameOf(council, seat), Feather.CIRCLE);
            int index = views.size();
            tab.setOnAction(_ -> goTo(false, index));
            views.add(view);
            seatTabs.add(tab);
        }
        columns.getChildren().setAll(views);
        tabs.getChildren().setAll(answersTab);
        tabs.getChildren().addAll(seatTabs);
        tabs.getChildren().add(votesTab);
    }

    private void dress(ToggleButton tab, Council council, CouncilSeat seat) {
        String letter = model.namedProperty().get() && seat.label() != null ? seat.label() + " · " : "";
        tab.setText(letter + model.nameOf(council, seat));
        tab.setGraphic(new FontIcon(sign(seat.answer())));
        tab.setAccessibleText(tab.getText() + ", " + words.facts(seat.answer()));
    }

    private static Feather sign(@Nullable CouncilCall answer) {
        if (answer == null) {
            return Feather.CIRCLE;
        }
        return switch (answer.status()) {
            case QUEUED -> Feather.CIRCLE;
            case RUNNING -> Feather.MORE_HORIZONTAL;
            case DONE -> answer.isAnswered() ? Feather.CHECK : Feather.X;
            case CANCELLED, FAILED, INTERRUPTED -> Feather.X;
        };
    }

    /// A click on what is shown already changes nothing.
    private void choose(boolean votesWanted, int seat) {
        voting = votesWanted;
        chosen = seat;
        layOut();
    }

    /// What had the focus may be out of sight then.
    private void goTo(boolean votesWanted, int seat) {
        choose(votesWanted, seat);
        enter();
    }

    private void layOut() {
        boolean beside = content.getWidth() >= COLUMN * views.size();
        Views.show(answersTab, beside);
        answersTab.setSelected(!voting);
        votesTab.setSelected(voting);
        Views.show(votes, voting);
        Views.show(columns, !voting);
        for (int index = 0; index < views.size(); index++) {
            Views.show(seatTabs.get(index), !beside);
            seatTabs.get(index).setSelected(!voting && index == chosen);
            Views.show(views.get(index), beside || index == chosen);
        }
    }

    void enter() {
        tabs.getChildren().stream()
                .filter(tab -> tab.isVisible() && tab instanceof ToggleButton button && button.isSelected())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /// Nothing of what was read stays.
    void clear() {
        shown = null;
        views.forEach(SeatView::clear);
        votes.clear();
    }
}
