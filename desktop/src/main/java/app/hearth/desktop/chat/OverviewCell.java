package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the overview: indented by its forks, a question or an answer by its sign, with its first words and who
/// says them. For the JavaFX thread.
final class OverviewCell extends ListCell<OverviewLine> {
    private static final PseudoClass IN_SIGHT = PseudoClass.getPseudoClass("in-sight");
    private static final double STEP = 16;
    private static final int MOST_STEPS = 8;

    private final HeadWords heads;
    private final ResourceBundle texts = Views.texts(OverviewCell.class);
    private final Region indent = new Region();
    private final FontIcon sign = new FontIcon();
    private final Label words = new Label();
    private final Label facts = new Label();
    private final HBox row;

    OverviewCell(HeadWords heads) {
        this.heads = heads;
        words.getStyleClass().add("overview-words");
        facts.getStyleClass().add("overview-facts");
        VBox said = new VBox(words, facts);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        row = new HBox(indent, sign, said);
        row.getStyleClass().add("overview-row");
        row.setMinWidth(0);
        setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(@Nullable OverviewLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            pseudoClassStateChanged(IN_SIGHT, false);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        pseudoClassStateChanged(IN_SIGHT, line.inSight());
        double step = STEP * Math.min(line.depth(), MOST_STEPS);
        indent.setMinWidth(step);
        indent.setMaxWidth(step);
        sign.setIconCode(line.head().isQuestion() ? Feather.USER : Feather.MESSAGE_SQUARE);
        words.setText(line.words().isEmpty() ? texts.getString("overview.nothing") : line.words());
        facts.setText(MessageFormat.format(texts.getString("overview.facts"), who(line.head()), line.following()));
        setAccessibleText(MessageFormat.format(
                texts.getString(line.inSight() ? "overview.line.shown" : "overview.line"),
                facts.getText(),
                words.getText(),
                line.depth()));
        setGraphic(row);
    }

    private String who(ChatMessage head) {
        return head.isQuestion() ? texts.getString("head.you") : heads.modelOf(head);
    }
}
