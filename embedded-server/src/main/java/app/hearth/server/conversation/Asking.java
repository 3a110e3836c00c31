package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Answering.Question;
import app.hearth.server.conversation.Answering.Wish;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.Runs;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds messages to a conversation's tree: questions with their answers, other answers, and messages as they are.
/// A question, its answer-to-be and the run are stored in one transaction. Thread-safe; blocks.
public final class Asking {
    private final ChangeLog changes;
    private final Conversations conversations;
    private final Messages messages;
    private final Answering answering;
    private final Posing posing;
    private final Enclosures enclosures;
    private final Runs runs;
    private final InstantSource clock;

    public Asking(Stores stores, Answering answering, Posing posing, Runs runs, InstantSource clock) {
        this.changes = stores.changes();
        this.conversations = stores.conversations();
        this.messages = stores.messages();
        this.enclosures = stores.enclosures();
        this.answering = answering;
        this.posing = posing;
        this.runs = runs;
        this.clock = clock;
    }

    /// Where a question is written to.
    public record Stores(ChangeLog changes, Conversations conversations, Messages messages, Enclosures enclosures) {}

    /// What became of a new message: stored alone, or asked; `isNew` is false for a repetition.
    sealed interface Outcome {
        boolean isNew();

        record Added(Message message, boolean isNew) implements Outcome {}

        record Asked(Posted posted, boolean isNew) implements Outcome {}
    }

    Outcome post(Caller caller, ConversationId id, NewMessage wanted) {
        Owner owner = caller.owner();
        boolean asks = !Boolean.FALSE.equals(wanted.run());
        return changes.write(owner, set -> {
            Conversation conversation = conversations.get(owner, id);
            Optional<Outcome> repeated = Optional.ofNullable(wanted.id()).flatMap(known -> repeated(owner, id, known));
            if (repeated.isPresent()) {
                return repeated.get();
            }
            Posing.requireOutOfTrash(conversation);
            return asks ? ask(set, caller, conversation, wanted) : add(set, owner, conversation, wanted);
        });
    }

    /// The present state of what a message id stands for already; an id of another conversation is taken.
    private Optional<Outcome> repeated(Owner owner, ConversationId conversation, MessageId id) {
        Optional<Node> known = messages.findAnywhere(owner, id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Message message = known.get().message();
        if (!message.conversationId().equals(conversation)) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "A message of this id stands in another conversation.");
        }
        return Optional.of(messages.firstAnswer(owner, known.get())
                .<Outcome>flatMap(answer -> asked(owner, message, answer))
                .orElseGet(() -> new Outcome.Added(message, false)));
    }

    private Optional<Outcome> asked(Owner owner, Message question, Message answer) {
        return Optional.ofNullable(answer.runId())
                .flatMap(run -> runs.find(owner, run))
                .map(run -> new Outcome.Asked(new Posted(question, answer, run), false));
    }

    private Outcome ask(ChangeSet set, Caller caller, Conversation conversation, NewMessage wanted) {
        if (wanted.role() != null || wanted.status() != null) {
            throw new InvalidFieldException("role", "role and status are given only with \"run\": false.");
        }
        Wish wish = Wish.of(wanted.provider(), wanted.model(), chosen(wanted.params(), conversation));
        Node question = posing.question(set, caller.owner(), conversation, wanted);
        Posted posted = answering.answer(set, caller, new Question(conversation, question, true), wish);
        return new Outcome.Asked(new Posted(question.message(), posted.assistantMessage(), posted.run()), true);
    }

    private Outcome add(ChangeSet set, Owner owner, Conversation conversation, NewMessage wanted) {
        Role role = wanted.role();
        if (role == null) {
            throw new InvalidFieldException("role", "A message without a run says whose it is.");
        }
        if (wanted.status() == MessageStatus.STREAMING) {
            throw new InvalidFieldException("status", "Only a run makes a message stream.");
        }
        if (wanted.params() != null) {
            throw new InvalidFieldException("params", "Parameters are for a run.");
        }
        List<Attachment> files = enclosures.of(owner, wanted.attachmentIds());
        Enclosures.requireAsker(role, files);
        Node node = new MessageDraft(
                        wanted.id() == null ? MessageId.next(clock) : wanted.id(),
                        conversation.id(),
                        posing.parent(owner, conversation, wanted),
                        role,
                        wanted.content(),
                        limited("provider", wanted.provider(), 64),
                        limited("model", wanted.model(), 256),
                        wanted.status() == null ? MessageStatus.COMPLETE : wanted.status(),
                        null,
                        files)
                .node(set.now());
        messages.insert(set, owner, node);
        conversations.grown(set, owner, conversation.id(), node.id(), 1);
        return new Outcome.Added(node.message(), true);
    }

    private static @Nullable String limited(String field, @Nullable String given, int limit) {
        if (given != null && given.length() > limit) {
            throw new InvalidFieldException(field, "This has at most " + limit + " characters.");
        }
        return given;
    }

    /// What was posted, built again from the ids of its first answer.
    Posted posted(Owner owner, Optional<UUID> question, UUID answer, UUID run) {
        return new Posted(
                question.map(id -> messages.message(owner, new MessageId(id))).orElse(null),
                messages.message(owner, new MessageId(answer)),
                runs.get(owner, new RunId(run)));
    }

    /// Another answer to the same question: beside an answer, or below a question.
    Posted regenerate(Caller caller, ConversationId id, MessageId message, Regenerate with) {
        Owner owner = caller.owner();
        return changes.write(owner, set -> {
            Conversation conversation = conversations.get(owner, id);
            Posing.requireOutOfTrash(conversation);
            Node node = messages.get(owner, id, message);
            Node question = node;
            if (node.message().role() == Role.ASSISTANT) {
                MessageId parent = node.message().parentId();
                if (parent == null) {
                    throw HttpFailure.of(ErrorCode.CONFLICT, "There is no question above this answer.");
                }
                question = messages.get(owner, id, parent);
            }
            Question asked = new Question(conversation, question, false);
            return answering.answer(set, caller, asked, wish(conversation, node.message(), with));
        });
    }

    /// Goes on with an answer that was interrupted, stopped or cut off.
    Posted resume(Caller caller, ConversationId id, MessageId message, Regenerate with) {
        Owner owner = caller.owner();
        return changes.write(owner, set -> {
            Conversation conversation = conversations.get(owner, id);
            Posing.requireOutOfTrash(conversation);
            Node node = messages.get(owner, id, message);
            MessageStatus status = node.message().status();
            boolean open = status == MessageStatus.INTERRUPTED
                    || status == MessageStatus.FAILED
                    || status == MessageStatus.CANCELLED;
            if (node.message().councilId() != null) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "A council gave this answer. Ask what it lacks anew instead of going on.");
            }
            if (node.message().role() != Role.ASSISTANT || !open) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "Only an answer that was broken off can be continued.");
            }
            return answering.resume(set, caller, node, wish(conversation, node.message(), with));
        });
    }

    private static Wish wish(Conversation conversation, Message answer, Regenerate with) {
        String provider = with.provider() == null ? answer.provider() : with.provider();
        String model = with.model() == null ? answer.model() : with.model();
        return Wish.of(provider, model, conversation.params());
    }

    /// The parameters of a question: its own, or those of its conversation.
    private static @Nullable JsonNode chosen(@Nullable JsonNode params, Conversation conversation) {
        return params == null || params.isNull() ? conversation.params() : params;
    }

    /// Moves a message and all below it to the trash; runs that write there are cancelled.
    void trash(Owner owner, ConversationId id, MessageId message) {
        changes.write(owner, set -> {
            Conversation conversation = conversations.get(owner, id);
            Node root = messages.get(owner, id, message);
            List<UUID> subtree = new Branches(messages).subtree(owner, root);
            messages.runsIn(owner, subtree).forEach(run -> set.afterCommit(() -> runs.cancel(owner, run)));
            messages.trash(set, owner, subtree);
            MessageId leaf = conversation.currentLeafId();
            boolean leafGone = leaf != null && subtree.contains(leaf.value());
            conversations.grown(set, owner, id, leafGone ? root.message().parentId() : leaf, -subtree.size());
            return true;
        });
    }

    /// Takes a message out of the trash, with what went there with it; which branch is shown stays as it is.
    Message restore(Owner owner, ConversationId id, MessageId message) {
        return changes.write(owner, set -> {
            Conversation conversation = conversations.get(owner, id);
            Posing.requireOutOfTrash(conversation);
            Node root = messages.findAnywhere(owner, message)
                    .filter(node -> node.message().conversationId().equals(id))
                    .orElseThrow(HttpFailure::notFound);
            List<UUID> gone = new Branches(messages).trashed(owner, root);
            MessageId parent = root.message().parentId();
            if (!gone.isEmpty()
                    && parent != null
                    && messages.find(owner, id, parent).isEmpty()) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "What this message follows is in the trash. Restore that first.");
            }
            messages.restore(set, owner, gone);
            if (!gone.isEmpty()) {
                conversations.grown(set, owner, id, conversation.currentLeafId(), gone.size());
            }
            return messages.message(owner, message);
        });
    }

    /// A new conversation that holds a copy of the path to a message.
    Conversation fork(Owner owner, ConversationId id, MessageId leaf) {
        return changes.write(owner, set -> {
            Conversation from = conversations.get(owner, id);
            Node last = messages.find(owner, id, leaf)
                    .orElseThrow(
                            () -> new InvalidFieldException("message_id", "This conversation has no such message."));
            ConversationId copy = ConversationId.next(clock);
            conversations.insert(
                    set, owner, copy, new Conversations.Head(from.title(), from.systemPrompt(), from.params()));
            Optional<Node> parent = Optional.empty();
            List<Node> path = new Branches(messages).path(owner, last, 0, last.depth() + 1);
            for (Node node : path) {
                Node copied = node.copiedTo(copy, MessageId.next(clock), parent, set.now());
                messages.insert(set, owner, copied);
                parent = Optional.of(copied);
            }
            conversations.grown(set, owner, copy, parent.map(Node::id).orElse(null), path.size());
            return conversations.get(owner, copy);
        });
    }
}
