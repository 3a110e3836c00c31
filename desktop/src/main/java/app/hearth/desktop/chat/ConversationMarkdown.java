package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The shown branch of a conversation as one Markdown text: its title, and under a heading for each message its files
/// and what it says, as it was written. What models thought is not in it.
final class ConversationMarkdown {
    private final Function<ChatMessage, String> heads;
    private final String files;

    /// @param heads who speaks
    /// @param files the word before the names of files
    ConversationMarkdown(Function<ChatMessage, String> heads, String files) {
        this.heads = heads;
        this.files = files;
    }

    String of(String title, List<ChatMessage> messages) {
        StringBuilder markdown = new StringBuilder("# ").append(oneLine(title)).append("\n");
        for (ChatMessage message : messages) {
            markdown.append("\n## ").append(oneLine(heads.apply(message))).append("\n");
            if (!message.attachments().isEmpty()) {
                markdown.append("\n")
                        .append(files)
                        .append(" ")
                        .append(names(message))
                        .append("\n");
            }
            String text = message.text().toString().strip();
            if (!text.isEmpty()) {
                markdown.append("\n").append(text).append("\n");
            }
        }
        return markdown.toString();
    }

    private static String names(ChatMessage message) {
        return message.attachments().stream().map(Attachment::name).collect(Collectors.joining(", "));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /// A name for its file, of letters, digits, spaces and what every system allows; `otherwise` when nothing is left.
    static String fileName(String title, String otherwise) {
        String name = title.replaceAll("[^\\p{L}\\p{N} _.,()-]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        while (name.startsWith(".")) {
            name = name.substring(1).strip();
        }
        String part = name.length() > 80
                ? name.substring(0, name.offsetByCodePoints(0, 80 - 2)).strip()
                : name;
        return (part.isEmpty() ? otherwise : part) + ".md";
    }
}
