package app.hearth.desktop.chat;

import app.hearth.desktop.fx.TranscriptMarks;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The slim bar over the transcript where words are looked for; what is found is marked there and brought into sight.
/// For the JavaFX thread.
public final class FindBar extends HBox {
    private final FindViewModel find;
    private final ChatRows rows;
    private final TranscriptMarks<ChatRow> marks;
    private final Runnable back;
    private boolean unfolding; // what was found is in thoughts that are about to be shown
    private final ResourceBundle texts = Views.texts(FindBar.class);
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button previous = button(Feather.CHEVRON_UP, "find.previous");
    private final Button next = button(Feather.CHEVRON_DOWN, "find.next");

    /// @param back puts the focus where it belongs when the bar is gone
    FindBar(ChatViewModel chat, ChatRows rows, TranscriptPane<ChatRow> transcript, Runnable back) {
        this.rows = rows;
        this.back = back;
        this.find = chat.find(rows.rows(), () -> transcript.indexAt(0));
        this.marks = new TranscriptMarks<>(transcript, rows.rows());
        Button close = button(Feather.X, "find.close");
        getStyleClass().add("find-bar");
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setPromptText(texts.getString("find"));
        field.setAccessibleText(texts.getString("find"));
        field.getStyleClass().add("frameless");
        field.textProperty().bindBidirectional(find.typed());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count.getStyleClass().add("find-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(field, count, previous, next, close);
        previous.setOnAction(_ -> find.move(-1));
        next.setOnAction(_ -> find.move(1));
        close.setOnAction(_ -> close());
        find.onGoTo(this::bringIntoSight);
        find.found().subscribe(this::show);
        find.typed().subscribe(() -> show(find.found().get()));
        find.openProperty().subscribe(open -> Views.show(this, open));
    }

    private Button button(Feather icon, String name) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(texts.getString(name));
        button.setTooltip(new Tooltip(texts.getString(name)));
        return button;
    }

    /// Opens it, and takes what is typed next instead of what was.
    public void open() {
        find.open();
        field.requestFocus();
        field.selectAll();
    }

    /// Goes to another match, so many further on; opens first when it is not open.
    public void move(int by) {
        if (find.openProperty().get()) {
            find.move(by);
        } else {
            open();
        }
    }

    private void close() {
        find.close();
        back.run();
    }

    private void pressed(KeyEvent event) {
        boolean done = true;
        switch (event.getCode()) {
            case ENTER -> find.move(event.isShiftDown() ? -1 : 1);
            case ESCAPE -> close();
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }

    private void show(FindViewModel.Found found) {
        int all = found.matches().size();
        boolean asked = !find.typed().get().isBlank();
        count.setText(
                all > 0
                        ? MessageFormat.format(texts.getString("find.count"), found.current() + 1, all)
                        : asked ? texts.getString("find.none") : "");
        previous.setDisable(all == 0);
        next.setDisable(all == 0);
        FindViewModel.Match current = found.now().orElse(null);
        marks.show(
                row -> found.in(row).stream().map(match -> mark(match, current)).toList());
        if (unfolding && current != null && current.row() instanceof ChatRow.Thoughts thoughts && thoughts.open()) {
            unfolding = false;
            marks.reveal(current.index());
        }
    }

    private static TranscriptMarks.Mark mark(FindViewModel.Match match, FindViewModel.@Nullable Match current) {
        return new TranscriptMarks.Mark(match.stretch().from(), match.stretch().to(), match.equals(current));
    }

    /// Thoughts that are folded are unfolded; what is to be seen already does not move.
    private void bringIntoSight(FindViewModel.Match match) {
        unfolding = match.row() instanceof ChatRow.Thoughts thoughts && !thoughts.open();
        if (unfolding) {
            rows.toggle(match.row().message());
        }
        marks.reveal(match.index());
    }
}
