package app.hearth.desktop.chat;

import app.hearth.desktop.fx.MarkdownBlock;
import app.hearth.desktop.fx.MarkdownParser;
import app.hearth.desktop.fx.MarkdownStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The rows of one message, kept up to date as it grows. Confined to the UI thread.
final class MessageRows {
    private final ChatMessage message;
    private final Function<ChatMessage, String> headOf;
    private MarkdownStream stream = new MarkdownStream();
    private int edition = -1;
    private int read;
    private boolean open;
    private boolean complete;
    private List<ChatRow> rows = List.of();

    MessageRows(ChatMessage message, Function<ChatMessage, String> headOf) {
        this.message = message;
        this.headOf = headOf;
    }

    ChatMessage message() {
        return message;
    }

    List<ChatRow> rows() {
        return rows;
    }

    /// Unfolds or folds the thoughts.
    void toggle() {
        open = !open;
    }

    /// Makes the rows anew and returns how many of the first ones are the very same as before.
    int update() {
        List<ChatRow> now = message.isQuestion() ? question() : answer();
        int same = 0;
        List<ChatRow> kept = new ArrayList<>(now.size());
        while (same < Math.min(now.size(), rows.size()) && now.get(same).equals(rows.get(same))) {
            kept.add(rows.get(same));
            same++;
        }
        kept.addAll(now.subList(same, now.size()));
        rows = kept;
        return same;
    }

    private List<ChatRow> question() {
        List<ChatRow> now = new ArrayList<>();
        now.add(new ChatRow.Head(message, headOf.apply(message), message.place()));
        if (!message.attachments().isEmpty()) {
            now.add(new ChatRow.Enclosed(message, message.attachments()));
        }
        List<MarkdownBlock> parts = MarkdownParser.plain(message.text().toString());
        for (int part = 0; part < parts.size(); part++) {
            now.add(new ChatRow.Asked(message, parts.get(part), part == 0, part == parts.size() - 1));
        }
        return now;
    }

    private List<ChatRow> answer() {
        List<ChatRow> now = new ArrayList<>();
        now.add(new ChatRow.Head(message, headOf.apply(message), message.place()));
        message.councilId().ifPresent(council -> now.add(new ChatRow.Council(message, council)));
        if (message.leftOut() > 0) {
            now.add(new ChatRow.LeftOut(message, message.leftOut()));
        }
        if (!message.reasoning().isEmpty()) {
            String words = open ? message.reasoning().toString() : "";
            now.add(new ChatRow.Thoughts(message, words, open, message.thinking()));
        }
        for (MarkdownBlock block : blocks()) {
            now.add(new ChatRow.Answered(message, block));
        }
        if (message.isStreaming()
                && message.councilId().isEmpty() // which says itself what goes on
                && message.text().isEmpty()
                && message.reasoning().isEmpty()
                && message.problem().isEmpty()) {
            now.add(new ChatRow.Waiting(message, message.phase()));
        }
        if (!message.isStreaming() || message.problem().isPresent()) {
            now.add(new ChatRow.Foot(message, message.revisionProperty().get()));
        }
        return now;
    }

    private List<MarkdownBlock> blocks() {
        CharSequence text = message.text();
        if (edition != message.edition()) {
            edition = message.edition();
            stream = new MarkdownStream();
            read = 0;
            complete = false;
        }
        if (text.length() > read) {
            stream.append(text.subSequence(read, text.length()).toString());
            read = text.length();
            complete = false;
        }
        if (!message.isStreaming() && !complete) {
            stream.finish();
            complete = true;
        }
        return stream.rows();
    }
}
