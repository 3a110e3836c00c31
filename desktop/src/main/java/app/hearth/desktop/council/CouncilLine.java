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
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A council as one line above its answer: how far it is or what became of it, with the way to all of it. Its height
/// never changes. For the JavaFX thread.
public final class CouncilLine extends HBox {
    private final CouncilViewModel model;
    private final CouncilFacts words;
    private final Label said = new Label();
    private final ObservableValue<Boolean> inWindow =
            sceneProperty().map(Objects::nonNull).orElse(false);
    private Subscription listening = Subscription.EMPTY;
    private @Nullable OpenCouncil council;

    /// A line that has nothing to say until [#show].
    public CouncilLine(CouncilViewModel model) {
        this.model = model;
        this.words = new CouncilFacts(model::nameOf);
        said.setGraphic(new FontIcon(Feather.USERS));
        said.getStyleClass().add("council-line-words");
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button open = new Button(words.text("line.open"));
        open.getStyleClass().addAll("small", "council-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.setTooltip(new Tooltip(words.text("line.open.tip")));
        open.setOnAction(_ -> open());
        getStyleClass().add("council-line");
        getChildren().addAll(said, open);
    }

    /// Says how it stands with this one from now on.
    public void show(CouncilId id) {
        OpenCouncil wanted = model.of(id);
        if (wanted == council) {
            return;
        }
        listening.unsubscribe();
        council = wanted;
        listening = Subscription.combine(
                wanted.known().when(inWindow).subscribe(_ -> tell()),
                wanted.problem().when(inWindow).subscribe(_ -> tell()),
                inWindow.subscribe(there -> {
                    if (there) {
                        wanted.look();
                    }
                }));
    }

    private void open() {
        OpenCouncil here = council;
        if (here != null) {
            model.open(here.id());
        }
    }

    private void tell() {
        OpenCouncil here = council;
        said.setText(here == null ? "" : words(here, here.known().get()));
        said.setTooltip(new Tooltip(said.getText()));
    }

    private String words(OpenCouncil here, @Nullable Council now) {
        Optional<String> problem = here.problem().get().map(Explanation::what);
        return problem.orElseGet(() -> now == null ? words.text("line.unknown") : words.line(now));
    }
}
