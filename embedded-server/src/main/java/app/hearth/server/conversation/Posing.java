package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.council.CouncilId;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Answering.Wish;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.Runs;
import app.hearth.server.run.Sequel;
import app.hearth.server.sync.ChangeSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The seam for who answers a question otherwise than by one model: stores the question and the answer-to-be in the
/// conversation's tree, and tells what a model has to be told of it. Thread-safe; blocks.
public final class Posing {
    private final Asking.Stores stores;
    private final Runs runs;
    private final Answering.Manner manner;
    private final ContextBuilder contexts;
    private final InstantSource clock;

    public Posing(Asking.Stores stores, Runs runs, Answering.Manner manner, InstantSource clock) {
        this.stores = stores;
        this.runs = runs;
        this.manner = manner;
        this.contexts = new ContextBuilder(
                new Branches(stores.messages()), stores.enclosures(), manner.models(), manner.prompt());
        this.clock = clock;
    }

    /// A question and the answer below it.
    public record Posed(Message question, Message answer) {}

    /// Who writes an answer-to-be: the council that gives it, the model named as its author, and the run it waits for.
    public record Writer(CouncilId council, ModelRef model, RunId run) {}

    /// The question of this id and its first answer, when it was asked before. An id that stands for anything else is
    /// taken.
    public Optional<Posed> known(Owner owner, ConversationId conversation, MessageId id) {
        Optional<Node> known = stores.messages().findAnywhere(owner, id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(known.get())
                .filter(node -> node.message().conversationId().equals(conversation))
                .flatMap(node -> stores.messages()
                        .firstAnswer(owner, node)
                        .filter(answer -> answer.councilId() != null)
                        .map(answer -> new Posed(node.message(), answer)))
                .or(() -> {
                    throw HttpFailure.of(ErrorCode.CONFLICT, "A message of this id stands there already.");
                });
    }

    /// A new question with its answer-to-be, which becomes the current leaf. Part of a write.
    public Posed pose(ChangeSet set, Owner owner, ConversationId id, NewMessage wanted, Writer writer) {
        Conversation conversation = stores.conversations().get(owner, id);
        requireOutOfTrash(conversation);
        Node question = question(set, owner, conversation, wanted);
        Node answer = answer(set, owner, question, writer);
        stores.conversations().grown(set, owner, id, answer.id(), 2);
        if (conversation.title().isEmpty()) {
            Titles.beginning(question.message())
                    .ifPresent(words -> stores.conversations().beginsWith(set, owner, id, words));
        }
        return new Posed(question.message(), answer.message());
    }

    static void requireOutOfTrash(Conversation conversation) {
        if (conversation.deletedAt() != null) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "This conversation is in the trash. Restore it first.");
        }
    }

    /// A new question, stored but not asked yet.
    Node question(ChangeSet set, Owner owner, Conversation conversation, NewMessage wanted) {
        List<Attachment> files = stores.enclosures().of(owner, wanted.attachmentIds());
        if (wanted.content().isBlank() && files.isEmpty()) {
            throw new InvalidFieldException("content", "A question has some text, or a file.");
        }
        Node question = new MessageDraft(
                        wanted.id() == null ? MessageId.next(clock) : wanted.id(),
                        conversation.id(),
                        parent(owner, conversation, wanted),
                        Role.USER,
                        wanted.content(),
                        null,
                        null,
                        MessageStatus.COMPLETE,
                        null,
                        files)
                .node(set.now());
        stores.messages().insert(set, owner, question);
        return question;
    }

    /// What a new message hangs below; empty for a root.
    Optional<Node> parent(Owner owner, Conversation conversation, NewMessage wanted) {
        MessageId parent = wanted.parentId().present() ? wanted.parentId().orElse(null) : conversation.currentLeafId();
        if (parent == null) {
            return Optional.empty();
        }
        return Optional.of(stores.messages()
                .find(owner, conversation.id(), parent)
                .orElseThrow(() -> new InvalidFieldException("parent_id", "This conversation has no such message.")));
    }

    private Node answer(ChangeSet set, Owner owner, Node question, Writer writer) {
        Node draft = new MessageDraft(
                        MessageId.next(clock),
                        question.message().conversationId(),
                        Optional.of(question),
                        Role.ASSISTANT,
                        "",
                        writer.model().provider(),
                        writer.model().model(),
                        MessageStatus.STREAMING,
                        writer.run(),
                        List.of())
                .node(set.now());
        Node answer = new Node(draft.message().ofCouncil(writer.council()), draft.depth());
        stores.messages().insert(set, owner, answer);
        return answer;
    }

    /// Another answer-to-be to the question of `answer`, which becomes the current leaf. Part of a write.
    public Posed beside(ChangeSet set, Owner owner, Message answer, Writer writer) {
        ConversationId id = answer.conversationId();
        requireOutOfTrash(stores.conversations().get(owner, id));
        MessageId parent = answer.parentId();
        if (parent == null) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "There is no question above this answer.");
        }
        Node question = stores.messages().get(owner, id, parent);
        Node another = answer(set, owner, question, writer);
        stores.conversations().grown(set, owner, id, another.id(), 1);
        return new Posed(question.message(), another.message());
    }

    /// What a model is asked: the branch that ends with the question, as much of it as the model holds, and `closing`
    /// behind it. Fails as invalid when that is too much, or more than the model can see.
    public ChatRequest request(
            Owner owner, Message question, ModelRef model, List<Turn> closing, boolean withParameters) {
        ConversationId id = question.conversationId();
        Conversation conversation = stores.conversations().get(owner, id);
        Wish wish = Wish.of(model.provider(), model.model(), withParameters ? conversation.params() : null);
        Node node = stores.messages().get(owner, id, question.id());
        Context context = contexts.of(owner, new ContextBuilder.Plan(conversation, node, wish, closing));
        return new ChatRequest(model.model(), context.turns(), wish.parameters());
    }

    /// The caller's key of a provider, closed when the write fails.
    public ProviderAccess open(ChangeSet set, Caller caller, String provider) {
        ProviderAccess access = manner.keys().open(caller, provider);
        set.afterRollback(access.key()::close);
        return access;
    }

    /// What asks `model` for a title of the conversation once a run has answered the question, and tells `titled` of
    /// it;
    /// nothing where it has one. Closes the key of `access`.
    public Sequel title(Owner owner, Posed posed, ProviderAccess access, String model, Consumer<String> titled) {
        ConversationId id = posed.question().conversationId();
        if (!manner.titles() || !Titles.isWanted(stores.conversations().get(owner, id))) {
            access.key().close();
            return Sequel.NONE;
        }
        return new TitleSequel(
                owner,
                new TitleSequel.Asked(
                        new RunRequest.Place(id, posed.answer().id()),
                        model,
                        posed.question().content()),
                access,
                new TitleSequel.Stores(stores.conversations(), stores.changes(), runs, clock),
                titled);
    }

    /// A message as it is now.
    public Message message(Owner owner, MessageId id) {
        return stores.messages().message(owner, id);
    }

    /// Another model than was named has written the answer. Part of a write.
    public void writtenBy(ChangeSet set, Owner owner, MessageId answer, ModelRef model) {
        stores.messages().writtenBy(set, owner, answer, model);
    }
}
