package app.hearth.desktop.chat;

import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.MarkdownNodes;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.ReadingDirection;
import app.hearth.desktop.fx.TranscriptText;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the nodes of the transcript's rows. For the JavaFX thread.
final class ChatRowNodes {
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

    Region node(ChatRow row) {
        Region node = make(row);
        node.setUserData(row);
        node.hoverProperty().addListener((_, _, over) -> pointed.set(over ? row.message() : null));
        return node;
    }

    /// Makes a node show the row that has come in place of its own.
    boolean update(Region node, ChatRow row) {
        boolean done = node.getUserData() instanceof ChatRow before && update(node, before, row);
        if (done) {
            node.setUserData(row);
        }
        return done;
    }

    private boolean update(Region node, ChatRow before, ChatRow now) {
        if (before instanceof ChatRow.Answered old && now instanceof ChatRow.Answered answered) {
            return markdown.update(node, old.block(), answered.block());
        }
        if (now instanceof ChatRow.Thoughts thoughts && node instanceof ThoughtsNode shown) {
            boolean same = before.message() == thoughts.message();
            if (same) {
                shown.show(thoughts);
            }
            return same;
        }
        if (now instanceof ChatRow.Head head && before instanceof ChatRow.Head old) {
            boolean same = old.message() == head.message() && old.place().equals(head.place());
            if (same && node.lookup(".head-words") instanceof Label label) {
                label.setText(head.words());
            }
            return same;
        }
        return false;
    }

    private Region make(ChatRow row) {
        return switch (row) {
            case ChatRow.Head head -> head(head);
            case ChatRow.Enclosed enclosed -> files.row(enclosed.files());
            case ChatRow.Asked asked -> asked(asked);
            case ChatRow.LeftOut left -> leftOut(left.count());
            case ChatRow.Thoughts thoughts -> new ThoughtsNode(thoughts, toggle, opener);
            case ChatRow.Waiting waiting -> label(texts.getString(waitingFor(waiting.phase())), "waiting");
            case ChatRow.Answered answered -> markdown.node(answered.block());
            case ChatRow.Foot foot -> foot(foot.message());
        };
    }

    private Region head(ChatRow.Head head) {
        Label words = head.message().isAnswer()
                ? new AnswerHead(head.words(), () -> facts.of(head.message()))
                : new Label(head.words());
        words.getStyleClass().add("head-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(words, gap);
        line.getStyleClass().addAll("message-head", head.message().isQuestion() ? "question-head" : "answer-head");
        if (head.message().isQuestion()) {
            HBox acts = actions.ofQuestion(head.message());
            pointed.map(message -> message == head.message())
                    .orElse(false)
                    .when(line.sceneProperty().map(Objects::nonNull).orElse(false))
                    .subscribe(here -> acts.pseudoClassStateChanged(POINTED, here));
            line.getChildren().add(acts);
        }
        if (!head.place().isAlone()) {
            line.getChildren().add(new SiblingPager(chat, head.message(), walk));
        }
        return line;
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
        text.show(asked.spans());
        text.setNodeOrientation(ReadingDirection.of(asked.spans()));
        return text;
    }

    private Region foot(ChatMessage message) {
        VBox box = new VBox();
        box.getStyleClass().add("answer-foot");
        message.problem().ifPresent(problem -> box.getChildren().add(Notice.of(problem)));
        if (message.problem().isEmpty() && message.isCutShort()) {
            box.getChildren().add(label(texts.getString("stopped"), "stopped"));
        }
        box.getChildren().add(actions.ofAnswer(message));
        return box;
    }
}
