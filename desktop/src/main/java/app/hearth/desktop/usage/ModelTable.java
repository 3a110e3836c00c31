package app.hearth.desktop.usage;

import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What each model took, line by line. For the JavaFX thread.
public final class ModelTable extends GridPane {
    private static final List<String> HEADS =
            List.of("table.model", "table.runs", "table.in", "table.out", "table.cost");

    private final ResourceBundle texts = Views.texts(ModelTable.class);

    public ModelTable() {
        getStyleClass().add("model-table");
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(first);
        for (int column = 1; column < HEADS.size(); column++) {
            ColumnConstraints number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            number.setMinWidth(Region.USE_PREF_SIZE);
            getColumnConstraints().add(number);
        }
    }

    void show(List<ModelSum> models, UsageWords words) {
        getChildren().clear();
        for (int column = 0; column < HEADS.size(); column++) {
            Label head = new Label(texts.getString(HEADS.get(column)));
            head.getStyleClass().add("text-quiet");
            add(head, column, 0);
        }
        for (ModelSum model : models) {
            add(model, words);
        }
    }

    private void add(ModelSum model, UsageWords words) {
        int row = getRowCount();
        Region line = new Region();
        line.getStyleClass().add("table-line");
        add(line, 0, row, HEADS.size(), 1);
        setValignment(line, VPos.TOP);
        add(name(model), 0, row);
        Tally tally = model.tally();
        List<String> figures = List.of(
                UsageWords.number(tally.runs()),
                words.promptTokens(tally),
                words.completionTokens(tally),
                words.cost(tally));
        for (int column = 1; column < HEADS.size(); column++) {
            String figure = figures.get(column - 1);
            Label label = new Label(figure);
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setAccessibleText(texts.getString(HEADS.get(column)) + ": " + figure);
            add(label, column, row);
        }
    }

    private static Node name(ModelSum model) {
        Label name = new Label(model.name());
        name.setWrapText(true);
        VBox both = new VBox(name);
        if (!model.provider().isEmpty()) {
            Label provider = new Label(model.provider());
            provider.getStyleClass().add("text-quiet");
            both.getChildren().add(provider);
        }
        both.getStyleClass().add("table-name");
        return both;
    }
}
