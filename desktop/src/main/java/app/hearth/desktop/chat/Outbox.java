package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends questions so that one sent twice is asked once: when no answer came, the next attempt with the same words
/// goes out under the same ids, and the server answers with what it already has. One call at a time; blocks.
final class Outbox {
    private static final int LONGEST_TITLE = 60;

    private final HearthClient client;
    private final InstantSource clock;
    private @Nullable Attempt last;

    /// A question as it goes out, and the ids it goes under.
    private record Attempt(
            Optional<ConversationId> to,
            Question asked,
            ModelName model,
            ConversationId newConversation,
            MessageId question) {
        boolean isFor(Optional<ConversationId> where, Question wanted, ModelName by) {
            return to.equals(where) && asked.equals(wanted) && model.equals(by);
        }
    }

    /// What a person asks, with the files that go along.
    record Question(String text, List<Attachment> files) {
        Question {
            files = List.copyOf(files);
        }

        /// What the conversation is called that begins with it.
        String title() {
            return text.isEmpty() && !files.isEmpty() ? files.getFirst().name() : Outbox.title(text);
        }
    }

    /// @param conversation where it was sent to, empty when it began one
    record Sent(Optional<ConversationId> conversation, Question question, Posted posted) {}

    Outbox(HearthClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// Sends a question; a null `to` begins a conversation. Throws as the client does, and then nothing is lost.
    synchronized Sent send(@Nullable ConversationId to, Question asked, ModelName model) {
        Optional<ConversationId> where = Optional.ofNullable(to);
        Attempt attempt = last != null && last.isFor(where, asked, model)
                ? last
                : new Attempt(where, asked, model, ConversationId.next(clock), MessageId.next(clock));
        last = attempt;
        if (to == null) {
            client.conversations().create(new NewConversation(attempt.newConversation(), asked.title(), null, null));
        }
        NewMessage question = NewMessage.question(asked.text(), model.provider(), model.id())
                .withId(attempt.question())
                .withAttachments(asked.files().stream().map(Attachment::id).toList());
        Posted posted = client.conversations().ask(where.orElse(attempt.newConversation()), question);
        last = null;
        return new Sent(where, asked, posted);
    }

    /// The first line, cut at a word, so that the list of conversations can be read.
    static String title(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
            return line;
        }
        int end = line.offsetByCodePoints(0, LONGEST_TITLE - 1);
        int space = line.lastIndexOf(' ', end);
        return line.substring(0, space > end / 2 ? space : end).strip() + "…";
    }
}
