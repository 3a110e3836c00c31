package app.hearth.desktop.outside;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.outside.Notifier.Word;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells outside of the window that an answer is there, when it took long and nobody looks at the window. What it says
/// never holds a word of the answer. For the UI thread.
public final class AnswerNotices {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int LONGEST_TITLE = 80;

    private final HearthClient client;
    private final Background background;
    private final InstantSource clock;
    private final Outside outside;
    private final Consumer<ConversationId> open;
    private Map<RunId, Run> going = Map.of();
    private boolean closed;

    /// `open` shows a conversation in the window.
    public AnswerNotices(
            HearthClient client,
            Background background,
            InstantSource clock,
            Outside outside,
            Consumer<ConversationId> open) {
        this.client = client;
        this.background = background;
        this.clock = clock;
        this.outside = outside;
        this.open = open;
    }

    /// These are being written now; what was before and is not among them has ended.
    public void underWay(List<Run> runs) {
        Map<RunId, Run> now = new HashMap<>();
        runs.stream().filter(run -> run.kind() != RunKind.TITLE).forEach(run -> now.put(run.id(), run));
        Map<RunId, Run> before = going;
        going = now;
        before.values().stream()
                .filter(run -> !now.containsKey(run.id()) && isWorthTelling(run))
                .forEach(this::ask);
    }

    private boolean isWorthTelling(Run run) {
        boolean took = Duration.between(run.createdAt(), clock.instant()).compareTo(LONG) >= 0;
        return took
                && !closed
                && outside.wanted().getAsBoolean()
                && !outside.inSight().getAsBoolean();
    }

    private void ask(Run ended) {
        background.run(() -> word(ended), word -> word.ifPresent(it -> tell(it, ended.conversationId())), _ -> {});
    }

    /// Empty when the person has stopped it themselves.
    private Optional<Word> word(Run ended) {
        @Nullable String text = switch (client.runs().get(ended.id()).status()) {
            case DONE -> "answer.there";
            case FAILED, INTERRUPTED -> "answer.broken";
            case CANCELLED, QUEUED, RUNNING -> null;
        };
        if (text == null) {
            return Optional.empty();
        }
        ResourceBundle texts = Views.texts(AnswerNotices.class);
        String title =
                client.conversations().get(ended.conversationId()).title().strip();
        String named = title.isEmpty() ? texts.getString("untitled") : shortened(title);
        return Optional.of(new Word(named, texts.getString(text)));
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    private void tell(Word word, ConversationId about) {
        if (!closed) {
            background.run(
                    () -> outside.notifier().tell(word, () -> background.onUi(() -> clicked(about))), _ -> {}, _ -> {});
        }
    }

    private void clicked(ConversationId about) {
        if (!closed) {
            outside.toFront().run();
            open.accept(about);
        }
    }

    /// They have gone out: nothing of theirs is told any more.
    public void close() {
        closed = true;
        going = Map.of();
    }
}
