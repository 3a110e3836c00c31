package app.hearth.desktop.chat;

import app.hearth.common.run.RunPhase;
import app.hearth.desktop.council.CouncilLine;
import app.hearth.desktop.fx.MarkdownNodes;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.ReadingDirection;
import app.hearth.desktop.fx.ThoughtsNode;
import app.hearth.desktop.fx.TranscriptRows;
import app.hearth.desktop.fx.TranscriptText;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the nodes of the transcript's rows. For the JavaFX thread.
final class ChatRowNodes implements TranscriptRows<ChatRow> {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final ChatViewModel chat;
    private final Consumer<ChatMessage> toggle;
    private final Consumer<String> opener;
    private final ResourceBundle texts;
    private final MarkdownNodes markdown;
    private final EnclosedFiles files;
    private final MessageActions actions;
    private final AnswerFacts facts;
    private final ObjectProperty<@Nullable ChatMessage> pointed = new SimpleObjectProperty<>(this, "pointed");
    private BiConsumer<ChatMessage, Integer> walk = (_, _) -> {};

    ChatRowNodes(
            ChatViewModel chat,
            Consumer<ChatMessage> toggle,
            Consumer<String> opener,
            EnclosedFiles files,
            MessageActions actions) {
        this.chat = chat;
        this.toggle = toggle;
        this.actions = actions;
        this.facts = chat.facts();
        this.opener = opener;
        this.files = files;
        this.texts = Views.texts(ChatRowNodes.class);
        this.markdown = new MarkdownNodes(opener);
    }

    /// Whether long lines of code are wrapped.
    BooleanProperty wrapsCode() {
        return markdown.wrapsCodeProperty();
    }

    /// Who shows the sibling of a message so many further on.
    void onWalk(BiConsumer<ChatMessage, Integer> walker) {
        walk = walker;
    }

    @Override
    public Region make(ChatRow row) {
        ObjectProperty<ChatMessage> message = new SimpleObjectProperty<>(row.message());
        Region node = make(row, message);
        node.setUserData(message);
        node.hoverProperty().addListener((_, _, over) -> pointed.set(over ? message.get() : null));
        return node;
    }

    /// @param of the message without which it is another kind; null when it can be any
    private record HeadKind(
            boolean question, Place place, @Nullable ChatMessage of) {}

    private record AskedKind(boolean first, boolean last) {}

    private record ThoughtsKind(ChatMessage of) {}

    private record FootKind(boolean streaming, boolean cutShort, boolean empty, boolean council) {}

    @Override
    public Optional<Object> kind(ChatRow row) {
        return switch (row) {
            case ChatRow.Head head ->
                Optional.of(new HeadKind(
                        head.message().isQuestion(), head.place(), head.place().isAlone() ? null : head.message()));
            case ChatRow.Asked asked -> Optional.of(new AskedKind(asked.first(), asked.last()));
            case ChatRow.Answered answered -> markdown.kind(answered.block());
            case ChatRow.Foot foot -> kind(foot.message());
            case ChatRow.Thoughts thoughts -> Optional.of(new ThoughtsKind(thoughts.message()));
            case ChatRow.Council _ -> Optional.of(ChatRow.Council.class);
            case ChatRow.Enclosed _, ChatRow.LeftOut _, ChatRow.Waiting _ -> Optional.empty();
        };
    }

    private static Optional<Object> kind(ChatMessage answer) {
        return answer.problem().isPresent()
                ? Optional.empty()
                : Optional.of(new FootKind(
                        answer.isStreaming(),
                        answer.isCutShort(),
                        answer.text().isEmpty(),
                        answer.councilId().isPresent()));
    }

    @Override
    public void show(Region node, ChatRow row) {
        @SuppressWarnings("unchecked") // as make() has set it
        ObjectProperty<ChatMessage> message = (ObjectProperty<ChatMessage>) node.getUserData();
        message.set(row.message());
        switch (row) {
            case ChatRow.Head head -> ((Label) ((HBox) node).getChildren().getFirst()).setText(head.words());
            case ChatRow.Asked asked -> show((TranscriptText) node, asked);
            case ChatRow.Answered answered -> markdown.show(node, answered.block());
            case ChatRow.Thoughts thoughts -> show((ThoughtsNode) node, thoughts);
            case ChatRow.Council council -> ((CouncilLine) node).show(council.id());
            case ChatRow.Foot _ -> {} // its buttons ask for the message
            case ChatRow.Enclosed _, ChatRow.LeftOut _, ChatRow.Waiting _ ->
                throw new IllegalArgumentException("This row is made anew.");
        }
    }

    private Region make(ChatRow row, ObservableValue<ChatMessage> message) {
        return switch (row) {
            case ChatRow.Head head -> head(head, message);
            case ChatRow.Enclosed enclosed -> files.row(enclosed.files());
            case ChatRow.Asked asked -> asked(asked);
            case ChatRow.Council council -> council(council);
            case ChatRow.LeftOut left -> leftOut(left.count());
            case ChatRow.Thoughts thoughts -> thoughts(thoughts);
            case ChatRow.Waiting waiting -> label(texts.getString(waitingFor(waiting.phase())), "waiting");
            case ChatRow.Answered answered -> markdown.make(answered.block());
            case ChatRow.Foot _ -> foot(message);
        };
    }

    private Region head(ChatRow.Head head, ObservableValue<ChatMessage> message) {
        Label words = head.message().isAnswer()
                ? new AnswerHead(head.words(), () -> facts.of(message.getValue()))
                : new Label(head.words());
        words.getStyleClass().add("head-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(words, gap);
        line.getStyleClass().addAll("message-head", head.message().isQuestion() ? "question-head" : "answer-head");
        if (head.message().isQuestion()) {
            HBox acts = actions.ofQuestion(message);
            Bindings.createBooleanBinding(() -> pointed.get() == message.getValue(), pointed, message)
                    .when(line.sceneProperty().map(Objects::nonNull).orElse(false))
                    .subscribe(here -> acts.pseudoClassStateChanged(POINTED, here));
            line.getChildren().add(acts);
        }
        if (!head.place().isAlone()) {
            line.getChildren().add(new SiblingPager(chat, head.message(), walk));
        }
        return line;
    }

    private Region council(ChatRow.Council row) {
        CouncilLine line = new CouncilLine(chat.council());
        line.show(row.id());
        return line;
    }

    private Region thoughts(ChatRow.Thoughts row) {
        ThoughtsNode node = new ThoughtsNode(() -> toggle.accept(row.message()), opener);
        show(node, row);
        return node;
    }

    private static void show(ThoughtsNode node, ChatRow.Thoughts row) {
        node.show(row.thinking(), row.words(), row.open());
    }

    private static String waitingFor(RunPhase phase) {
        return switch (phase) {
            case QUEUED -> "waiting.queued";
            case LOADING -> "waiting.loading";
            case ANSWERING -> "waiting";
        };
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }

    private Region leftOut(int count) {
        Label label = label(MessageFormat.format(texts.getString("leftout"), count), "left-out");
        label.setGraphic(new FontIcon("fth-scissors"));
        label.setWrapText(true);
        return label;
    }

    private Region asked(ChatRow.Asked asked) {
        TranscriptText text = new TranscriptText(opener);
        text.getStyleClass().add("question");
        if (!asked.first()) {
            text.getStyleClass().add("goes-on-above");
        }
        if (!asked.last()) {
            text.getStyleClass().add("goes-on-below");
        }
        show(text, asked);
        return text;
    }

    private static void show(TranscriptText text, ChatRow.Asked asked) {
        text.show(asked.spans());
        text.setNodeOrientation(ReadingDirection.of(asked.spans()));
    }

    private Region foot(ObservableValue<ChatMessage> shown) {
        ChatMessage message = shown.getValue();
        VBox box = new VBox();
        box.getStyleClass().add("answer-foot");
        message.problem().ifPresent(problem -> box.getChildren().add(Notice.of(problem)));
        if (message.problem().isEmpty() && message.isCutShort()) {
            box.getChildren().add(label(texts.getString("stopped"), "stopped"));
        }
        box.getChildren().add(actions.ofAnswer(shown));
        return box;
    }
}
