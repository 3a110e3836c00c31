package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.NextFrame;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptSelection;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One of two answers that are compared: which it is, with the way to another, what it took, and its text, which
/// scrolls by itself. For the JavaFX thread.
final class ComparedAnswer extends VBox {
    private final CompareViewModel compare;
    private final HeadWords heads;
    private final AnswerFacts facts;
    private final Consumer<ChatMessage> choose;
    private final ResourceBundle texts = Views.texts(ComparedAnswer.class);
    private final ObservableList<ChatMessage> shown = FXCollections.observableArrayList();
    private final ChatRows rows;
    private final TranscriptPane<ChatRow> text;
    private final MenuButton which = new MenuButton();
    private final Label took = new Label();

    /// What both sides share.
    ///
    /// @param nodes makes the nodes of an answer's rows; thoughts are unfolded by what it is given
    record Surroundings(
            CompareViewModel compare,
            HeadWords heads,
            AnswerFacts facts,
            Function<Consumer<ChatMessage>, ChatRowNodes> nodes) {}

    /// @param choose puts another answer here
    /// @param goOn has the conversation go on with the one here
    ComparedAnswer(Surroundings around, Consumer<ChatMessage> choose, Consumer<ChatMessage> goOn) {
        this.compare = around.compare();
        this.heads = around.heads();
        this.facts = around.facts();
        this.choose = choose;
        this.rows = new ChatRows(shown, heads::of, NextFrame::run);
        ChatRowNodes nodes = around.nodes().apply(rows::toggle);
        FilteredList<ChatRow> said = new FilteredList<>(
                rows.rows(), row -> !(row instanceof ChatRow.Head) && !(row instanceof ChatRow.Foot));
        text = new TranscriptPane<>(said, nodes, ChatView.MEASURE);
        nodes.wrapsCode().subscribe(_ -> text.remeasure());
        var _ = new TranscriptSelection<>(text, said, ChatRow::text, ChatRow::lead);
        VBox.setVgrow(text, Priority.ALWAYS);
        which.getStyleClass().addAll("quiet-menu", "compared-which");
        which.setMaxWidth(Double.MAX_VALUE);
        took.getStyleClass().add("compared-facts");
        took.setWrapText(true);
        took.setMinHeight(USE_PREF_SIZE);
        VBox head = new VBox(which, took);
        head.getStyleClass().add("compared-head");
        Button on = new Button(texts.getString("compare.go"));
        on.getStyleClass().add("compared-go");
        on.setOnAction(_ -> shown.stream().findFirst().ifPresent(goOn));
        HBox foot = new HBox(on);
        foot.getStyleClass().add("compared-foot");
        getStyleClass().add("compared");
        getChildren().addAll(head, text, foot);
        rows.rows().subscribe(this::tell);
        compare.answers().subscribe(this::offer);
    }

    /// Shows this one from its beginning.
    void show(ChatMessage answer) {
        if (!shown.equals(List.of(answer))) {
            shown.setAll(answer);
            text.scrollTo(0);
        }
        text.setAccessibleText(name(answer));
        offer();
        tell();
    }

    /// Nothing of what was read stays.
    void clear() {
        shown.clear();
        which.getItems().clear();
    }

    void enter() {
        text.requestFocus();
    }

    /// Which it is, and whose.
    String name(ChatMessage answer) {
        Place place = compare.placeOf(answer);
        return MessageFormat.format(
                texts.getString("compare.which"), place.number(), place.of(), heads.modelOf(answer));
    }

    private void offer() {
        shown.stream().findFirst().ifPresent(answer -> which.setText(name(answer)));
        which.getItems()
                .setAll(compare.answers().stream()
                        .map(answer -> {
                            MenuItem item = new MenuItem(name(answer));
                            item.setMnemonicParsing(false);
                            item.setOnAction(_ -> choose.accept(answer));
                            return item;
                        })
                        .toList());
    }

    private void tell() {
        shown.stream()
                .findFirst()
                .ifPresent(answer -> took.setText(
                        Stream.concat(facts.of(answer).stream(), ended(answer)).collect(Collectors.joining(" · "))));
    }

    private Stream<String> ended(ChatMessage answer) {
        return answer.problem().isPresent()
                ? answer.problem().stream().map(Explanation::what)
                : answer.isCutShort() ? Stream.of(texts.getString("stopped")) : Stream.empty();
    }
}
