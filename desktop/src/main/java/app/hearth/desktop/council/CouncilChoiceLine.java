package app.hearth.desktop.council;

import app.hearth.common.council.CouncilEstimate;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Money;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says above what is being written that a council will be asked, who sits in it and about what it will cost, with the
/// way to others and back to one model. For the JavaFX thread.
public final class CouncilChoiceLine extends HBox {
    private final CouncilChoiceViewModel model;
    private final ResourceBundle texts = Views.texts(CouncilChoiceLine.class);
    private final Label who = new Label();
    private final Label cost = new Label();

    /// @param leave puts the focus back to where the question is written
    public CouncilChoiceLine(CouncilChoiceViewModel model, Runnable leave) {
        this.model = model;
        who.setGraphic(new FontIcon(Feather.USERS));
        who.getStyleClass().add("choice-who");
        who.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(who, Priority.ALWAYS);
        cost.getStyleClass().add("choice-cost");
        cost.setMinWidth(USE_PREF_SIZE);
        Button change = new Button(texts.getString("choice.change"));
        change.getStyleClass().addAll("small", "flat", "choice-change");
        change.setMinWidth(USE_PREF_SIZE);
        change.setAccessibleText(texts.getString("choice.change.name"));
        CouncilMenu menu = new CouncilMenu(model, leave);
        change.setOnAction(_ -> menu.open(change));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                menu.close(); // a locked window has nothing over it
            }
        });
        Button off = new Button("", new FontIcon(Feather.X));
        off.getStyleClass().add("quiet-icon");
        off.setAccessibleText(texts.getString("choice.off"));
        off.setTooltip(new Tooltip(texts.getString("choice.off")));
        off.setOnAction(_ -> {
            model.toggle();
            leave.run();
        });
        getStyleClass().add("choice-line");
        getChildren().addAll(who, cost, change, off);
        model.on().subscribe(wanted -> Views.show(this, wanted));
        model.line().subscribe(_ -> tell());
        model.seats().problem().subscribe(_ -> tell());
        model.estimate().subscribe(this::reckon);
    }

    private void tell() {
        Optional<String> problem = model.seats().problem().get().map(Explanation::what);
        who.setText(problem.orElseGet(() -> model.line().get()));
        who.setTooltip(new Tooltip(who.getText()));
    }

    private void reckon(Optional<CouncilEstimate> estimate) {
        cost.setText(estimate.map(this::words).orElse(""));
        cost.setTooltip(estimate.map(this::tip).map(Tooltip::new).orElse(null));
        Views.show(cost, !cost.getText().isEmpty());
    }

    private String words(CouncilEstimate estimate) {
        boolean known = estimate.usd().signum() > 0;
        if (estimate.unpriced().isEmpty()) {
            return known ? say("choice.cost", Money.of(estimate.usd())) : texts.getString("choice.cost.free");
        }
        return known ? say("choice.cost.more", Money.of(estimate.usd())) : texts.getString("choice.cost.unknown");
    }

    private String tip(CouncilEstimate estimate) {
        List<String> words = new ArrayList<>();
        words.add(texts.getString("choice.cost.tip"));
        if (!estimate.unpriced().isEmpty()) {
            words.add(say(
                    "choice.cost.unpriced",
                    estimate.unpriced().stream().map(model::nameOf).collect(Collectors.joining(", "))));
        }
        return String.join("\n", words);
    }

    private String say(String key, String what) {
        return MessageFormat.format(texts.getString(key), what);
    }
}
