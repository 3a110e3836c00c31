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
    }

    /// @param conversation where it was sent to, empty when it began one
    /// @param title what the one it began is called
    record Sent(Optional<ConversationId> conversation, String title, Question question, Posted posted) {}

    Outbox(HearthClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// Sends a question; a null `to` begins a conversation, of which `beginning` tells what holds in it. Throws as the
    /// client does, and then nothing is lost.
    synchronized Sent send(@Nullable ConversationId to, Question asked, ModelName model, Beginning beginning) {
        Optional<ConversationId> where = Optional.ofNullable(to);
        Attempt attempt = last != null && last.isFor(where, asked, model)
                ? last
                : new Attempt(where, asked, model, ConversationId.next(clock), MessageId.next(clock));
        last = attempt;
        if (to == null) {
            client.conversations()
                    .create(new NewConversation(
                            attempt.newConversation(), null, beginning.systemPrompt(), beginning.params(), null));
        }
        NewMessage question = NewMessage.question(asked.text(), model.provider(), model.id())
                .withId(attempt.question())
                .withAttachments(asked.files().stream().map(Attachment::id).toList());
        ConversationId there = where.orElse(attempt.newConversation());
        Posted posted = client.conversations().ask(there, question);
        String title = to == null ? client.conversations().get(there).title() : "";
        last = null;
        return new Sent(where, title, asked, posted);
    }
}
