package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilId;
import app.hearth.desktop.fx.Explanation;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A council as one line above its answer: how far it is or what became of it, with the way to all of it. Its height
/// never changes. For the JavaFX thread.
public final class CouncilLine extends HBox {
    private final CouncilFacts words;
    private final OpenCouncil council;
    private final Label said = new Label();
    private final Button open;

    public CouncilLine(CouncilViewModel model, CouncilId id) {
        this.words = new CouncilFacts(model::nameOf);
        this.council = model.of(id);
        said.setGraphic(new FontIcon(Feather.USERS));
        said.getStyleClass().add("council-line-words");
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        open = new Button(words.text("line.open"));
        open.getStyleClass().addAll("small", "council-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.setTooltip(new Tooltip(words.text("line.open.tip")));
        open.setOnAction(_ -> model.open(id));
        getStyleClass().add("council-line");
        getChildren().addAll(said, open);
        ObservableValue<Boolean> inWindow =
                sceneProperty().map(Objects::nonNull).orElse(false);
        council.known().when(inWindow).subscribe(_ -> tell());
        council.problem().when(inWindow).subscribe(_ -> tell());
        inWindow.subscribe(there -> {
            if (there) {
                council.look();
            }
        });
    }

    private void tell() {
        Council now = council.known().get();
        said.setText(words(now));
        said.setTooltip(new Tooltip(said.getText()));
    }

    private String words(@Nullable Council now) {
        Optional<String> problem = council.problem().get().map(Explanation::what);
        return problem.orElseGet(() -> now == null ? words.text("line.unknown") : words.line(now));
    }
}
