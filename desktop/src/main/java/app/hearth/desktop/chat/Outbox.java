package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.wire.Field;
import app.hearth.desktop.council.CouncilWish;
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
    private record Attempt(ConversationId there, Question asked, Addressee who, MessageId id) {}

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

        List<AttachmentId> fileIds() {
            return files.stream().map(Attachment::id).toList();
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
    synchronized Sent send(@Nullable ConversationId to, Question asked, Addressee who, Instructions instructions) {
        ConversationId there = to == null ? begin(asked, who, instructions) : to;
        Attempt attempt =
                before(there, asked, who).orElseGet(() -> new Attempt(there, asked, who, MessageId.next(clock)));
        last = attempt;
        Posted posted = switch (who) {
            case Addressee.OneModel(ModelName model) -> ask(attempt, model);
            case Addressee.Several(CouncilWish council) -> convene(attempt, council);
        };
        Optional<Conversation> begun =
                to == null ? Optional.of(client.conversations().get(there)) : Optional.empty();
        last = null;
        if (there.equals(toBegin)) {
            toBegin = ConversationId.next(clock);
        }
        return new Sent(Optional.ofNullable(to), begun, asked, posted);
    }

    private Posted ask(Attempt attempt, ModelName model) {
        Question asked = attempt.asked();
        NewMessage question = NewMessage.question(asked.text(), model.provider(), model.id())
                .withId(attempt.id())
                .withAttachments(asked.fileIds());
        if (asked.parent().present()) {
            question = question.withParentId(asked.parent().value());
        }
        return client.conversations().ask(attempt.there(), question);
    }

    private Posted convene(Attempt attempt, CouncilWish council) {
        Question asked = attempt.asked();
        NewCouncil question = new NewCouncil(
                attempt.id(),
                asked.parent(),
                asked.text(),
                council.seats(),
                council.chairman(),
                null,
                council.preset().orElse(null),
                asked.fileIds());
        PostedCouncil posted = client.councils().ask(attempt.there(), question);
        return new Posted(posted.userMessage(), posted.assistantMessage(), posted.run());
    }

    /// What an attempt before left behind serves, as long as it waits for its first question; what is to hold in it may
    /// have changed since.
    private ConversationId begin(Question asked, Addressee who, Instructions instructions) {
        Conversation made = client.conversations().create(new NewConversation(toBegin, instructions));
        boolean waits = made.messageCount() == 0 || before(toBegin, asked, who).isPresent();
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
    private Optional<Attempt> before(ConversationId there, Question asked, Addressee who) {
        return Optional.ofNullable(last)
                .filter(it -> it.there().equals(there)
                        && it.asked().saysTheSameAs(asked)
                        && it.who().equals(who));
    }
}
