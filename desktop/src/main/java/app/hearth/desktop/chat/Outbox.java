package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.wire.Field;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends questions so that one sent twice is asked once: when no answer came, the next attempt with the same words
/// goes out under the same ids, and the server answers with what it already has. A conversation that was made for a
/// question that did not get through takes the next one that begins a conversation. One call at a time; blocks.
final class Outbox {
    private final HearthClient client;
    private final InstantSource clock;
    private ConversationId toBegin;
    private @Nullable Attempt last;

    /// A question as it goes out, and the id it goes under.
    private record Attempt(ConversationId there, Question asked, ModelName model, MessageId id) {}

    /// What a person asks, with the files that go along.
    ///
    /// @param parent what it stands under: null begins another tree, absent leaves it to the server
    record Question(String text, List<Attachment> files, Field<MessageId> parent) {
        Question {
            files = List.copyOf(files);
        }

        /// The first one of a conversation.
        Question(String text, List<Attachment> files) {
            this(text, files, Field.absent());
        }

        /// Where they stand is left aside: when no answer came, a conversation that is read again may end with the
        /// very question that is sent again.
        boolean saysTheSameAs(Question other) {
            return text.equals(other.text) && files.equals(other.files);
        }
    }

    /// @param conversation where it was sent to, empty when it began one
    /// @param begun the one it began
    record Sent(
            Optional<ConversationId> conversation, Optional<Conversation> begun, Question question, Posted posted) {}

    Outbox(HearthClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.toBegin = ConversationId.next(clock);
    }

    /// Sends a question; a null `to` begins a conversation, in which `instructions` hold. Throws as the client does,
    /// and then nothing is lost.
    synchronized Sent send(@Nullable ConversationId to, Question asked, ModelName model, Instructions instructions) {
        ConversationId there = to == null ? begin(asked, model, instructions) : to;
        Attempt attempt =
                before(there, asked, model).orElseGet(() -> new Attempt(there, asked, model, MessageId.next(clock)));
        last = attempt;
        NewMessage question = NewMessage.question(asked.text(), model.provider(), model.id())
                .withId(attempt.id())
                .withAttachments(asked.files().stream().map(Attachment::id).toList());
        if (asked.parent().present()) {
            question = question.withParentId(asked.parent().value());
        }
        Posted posted = client.conversations().ask(there, question);
        Optional<Conversation> begun =
                to == null ? Optional.of(client.conversations().get(there)) : Optional.empty();
        last = null;
        if (there.equals(toBegin)) {
            toBegin = ConversationId.next(clock);
        }
        return new Sent(Optional.ofNullable(to), begun, asked, posted);
    }

    /// What an attempt before left behind serves, as long as it waits for its first question; what is to hold in it may
    /// have changed since.
    private ConversationId begin(Question asked, ModelName model, Instructions instructions) {
        Conversation made = client.conversations().create(new NewConversation(toBegin, instructions));
        boolean waits =
                made.messageCount() == 0 || before(toBegin, asked, model).isPresent();
        if (made.deletedAt() != null || !waits) {
            toBegin = ConversationId.next(clock);
            made = client.conversations().create(new NewConversation(toBegin, instructions));
        }
        if (!Instructions.of(made).equals(instructions)) {
            client.conversations().update(toBegin, ConversationPatch.none().withInstructions(instructions));
        }
        return toBegin;
    }

    /// The attempt to ask the same thing there, of which no answer came.
    private Optional<Attempt> before(ConversationId there, Question asked, ModelName model) {
        return Optional.ofNullable(last)
                .filter(it -> it.there().equals(there)
                        && it.asked().saysTheSameAs(asked)
                        && it.model().equals(model));
    }
}
