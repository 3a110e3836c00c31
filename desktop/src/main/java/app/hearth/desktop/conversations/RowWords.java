package app.hearth.desktop.conversations;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a line of the list says, in the person's language.
record RowWords(ResourceBundle texts, InstantSource clock, Marks marks) {
    /// How long the server keeps what is in the trash.
    private static final Duration KEPT = Duration.ofDays(30);

    String heading(Section section) {
        return switch (section.kind()) {
            case PINNED -> texts.getString("section.pinned");
            case TODAY -> texts.getString("section.today");
            case YESTERDAY -> texts.getString("section.yesterday");
            case WEEK -> texts.getString("section.week");
            case MONTH ->
                DateTimeFormatter.ofPattern("LLLL", Locale.getDefault()).format(section.begin());
            case YEAR -> String.valueOf(section.begin().getYear());
        };
    }

    String title(ConversationRow row) {
        return row.title().isBlank() ? texts.getString("untitled") : row.title();
    }

    /// What stands at the end of the line: the tags, in the trash how long it stays there.
    String aside(ConversationRow row) {
        Instant deleted = row.deletedAt();
        if (deleted != null) {
            long seconds = Duration.between(clock.instant(), deleted.plus(KEPT)).toSeconds();
            return MessageFormat.format(texts.getString("trash.left"), Math.max(0, Math.ceilDiv(seconds, 86_400)));
        }
        return switch (row.tags().size()) {
            case 0 -> "";
            case 1 -> row.tags().getFirst();
            default -> row.tags().getFirst() + " +" + (row.tags().size() - 1);
        };
    }

    /// What a screen reader says of it.
    String spoken(ConversationRow row) {
        List<String> parts = new ArrayList<>(List.of(title(row)));
        if (row.isTrashed()) {
            parts.add(aside(row));
        } else {
            parts.addAll(row.tags());
        }
        if (marks.isRunning(row.id())) {
            parts.add(texts.getString("mark.running"));
        } else if (marks.isUnread(row.id())) {
            parts.add(texts.getString("mark.unread"));
        }
        return String.join(", ", parts);
    }

    /// What was done, for the line with the way back.
    String done(Done done) {
        String key = "done." + done.deed().name().toLowerCase(Locale.ROOT);
        if (done.before().size() == 1) {
            return MessageFormat.format(
                    texts.getString(key), title(done.before().getFirst()), done.tag());
        }
        return MessageFormat.format(
                texts.getString(key + ".many"), done.before().size(), done.tag());
    }
}
