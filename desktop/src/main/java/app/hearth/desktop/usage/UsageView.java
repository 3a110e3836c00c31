package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.usage.UsageReport;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Skeleton;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The budget, and for a time one chooses the sum, the chart and the table of what answers took.
final class UsageView {
    private final UsageViewModel model;
    private final Runnable close;
    private final Runnable ask;
    private final ToggleGroup periods = new ToggleGroup();
    private final ToggleGroup measures = new ToggleGroup();
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private BudgetBar budget;

    @FXML
    private HBox periodChoices;

    @FXML
    private Notice notice;

    @FXML
    private Button again;

    @FXML
    private Skeleton skeleton;

    @FXML
    private VBox empty;

    @FXML
    private VBox ready;

    @FXML
    private Label sum;

    @FXML
    private Label total;

    @FXML
    private ToggleButton cost;

    @FXML
    private ToggleButton tokens;

    @FXML
    private BarsView chart;

    @FXML
    private Label readout;

    @FXML
    private FlowPane legend;

    @FXML
    private ModelTable table;

    @FXML
    private Label notes;

    UsageView(UsageViewModel model, Runnable close, Runnable ask) {
        this.model = model;
        this.close = close;
        this.ask = ask;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        List<Period> offered = List.of(Period.values());
        offered.forEach(period -> offer(period, pill(period, offered)));
        measures.getToggles().setAll(cost, tokens);
        notice.follow(model.pages().failure());
        model.budget().subscribe(this::showBudget);
        model.report().subscribe(_ -> show());
        model.measure().subscribe(_ -> show());
        model.pages().state().subscribe(_ -> showState());
        readout.textProperty().bind(chart.readout());
    }

    private static String pill(Period period, List<Period> offered) {
        if (period == offered.getFirst()) {
            return "left-pill";
        }
        return period == offered.getLast() ? "right-pill" : "center-pill";
    }

    private void offer(Period period, String pill) {
        ToggleButton button = new ToggleButton(resources.getString("period." + period.word()));
        button.getStyleClass().add(pill);
        button.setToggleGroup(periods);
        button.setSelected(period == model.period().get());
        button.setOnAction(_ -> {
            periods.selectToggle(button); // a click on what is chosen already would take the choice away
            model.choose(period);
        });
        periodChoices.getChildren().add(button);
    }

    private void showBudget(Optional<Budget> standing) {
        Views.show(budget, standing.isPresent());
        standing.ifPresent(it -> budget.show(it, model.budgetWords()));
    }

    private void show() {
        model.report().get().ifPresent(this::show);
        showState();
    }

    private void show(UsageReport report) {
        Tally all = Tally.of(report.total());
        Measure measure = model.measure().get();
        UsageWords words = model.words();
        sum.setText(words.cost(all));
        total.setText(words.total(all));
        measures.selectToggle(measure == Measure.COST ? cost : tokens);
        Bars bars = model.bars(report);
        chart.show(
                bars,
                measure,
                bar -> words.label(bar, model.period().get()),
                bar -> words.bar(bar, model.period().get(), measure),
                words.summary(bars, model.period().get(), measure));
        legend.getChildren().setAll(bars.series().stream().map(UsageView::key).toList());
        table.show(model.models(report), words);
        notes.setText(words.notes(all));
        Views.show(notes, !notes.getText().isEmpty());
    }

    private static Node key(Bars.Series series) {
        Region color = new Region();
        color.getStyleClass().addAll("chart-key", "chart-color-" + series.color());
        Label label = new Label(series.name(), color);
        label.getStyleClass().add("chart-key-name");
        return label;
    }

    private void showState() {
        Listing state = model.pages().state().get();
        Optional<UsageReport> report = model.report().get();
        boolean any = report.filter(it -> it.total().runs() > 0).isPresent();
        skeleton.await(state == Listing.LOADING);
        Views.show(again, model.pages().failure().get().isPresent());
        Views.show(empty, report.isPresent() && !any);
        Views.show(ready, any);
    }

    @FXML
    private void tryAgain() {
        model.load();
    }

    @FXML
    private void showCost() {
        measures.selectToggle(cost);
        model.choose(Measure.COST);
    }

    @FXML
    private void showTokens() {
        measures.selectToggle(tokens);
        model.choose(Measure.TOKENS);
    }

    @FXML
    private void ask() {
        ask.run();
    }

    @FXML
    private void close() {
        close.run();
    }
}
