package app.hearth.common.client;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Fork;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Tag;
import app.hearth.common.conversation.TagId;
import app.hearth.common.wire.Page;
import org.jspecify.annotations.Nullable;

/// Calls about conversations, their messages and tags. Blocking; thread-safe.
public final class ConversationCalls {
    private static final Answer<Conversation> CONVERSATION = Answer.of(Conversation.class);
    private static final Answer<Message> MESSAGE = Answer.of(Message.class);
    private static final Answer<Posted> POSTED = Answer.of(Posted.class);
    private static final Answer<Tag> TAG = Answer.of(Tag.class);
    private static final Answer<Page<Conversation>> CONVERSATIONS = Answer.page(Conversation.class);
    private static final Answer<Page<Message>> MESSAGES = Answer.page(Message.class);
    private static final Answer<Page<Tag>> TAGS = Answer.page(Tag.class);

    private final Transport transport;

    ConversationCalls(Transport transport) {
        this.transport = transport;
    }

    public Page<Conversation> list(ConversationFilter filter) {
        return transport.send(Transport.Call.get("/conversations" + filter.query()), CONVERSATIONS);
    }

    public Conversation create(NewConversation conversation) {
        return transport.send(Transport.Call.of("POST", "/conversations", conversation), CONVERSATION);
    }

    public Conversation get(ConversationId id) {
        return transport.send(Transport.Call.get("/conversations/" + id), CONVERSATION);
    }

    public Conversation update(ConversationId id, ConversationPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/conversations/" + id, patch), CONVERSATION);
    }

    /// Moves it to the trash, where it stays for 30 days.
    public void trash(ConversationId id) {
        transport.send(Transport.Call.of("DELETE", "/conversations/" + id, null));
    }

    public Conversation restore(ConversationId id) {
        return transport.send(Transport.Call.of("POST", "/conversations/" + id + "/restore", null), CONVERSATION);
    }

    public Conversation fork(ConversationId id, MessageId leaf) {
        return transport.send(
                Transport.Call.of("POST", "/conversations/" + id + "/fork", new Fork(leaf)), CONVERSATION);
    }

    /// The shown branch from its root, or the whole tree; `cursor` is null for the first page.
    public Page<Message> messages(ConversationId id, boolean wholeTree, @Nullable String cursor) {
        Query query = new Query()
                .with("limit", Page.MAX_LIMIT)
                .with("all", wholeTree ? true : null)
                .with("cursor", cursor);
        return transport.send(Transport.Call.get("/conversations/" + id + "/messages" + query), MESSAGES);
    }

    /// Asks a question; the answer comes through [RunCalls#watch].
    public Posted ask(ConversationId id, NewMessage question) {
        return transport.send(Transport.Call.of("POST", "/conversations/" + id + "/messages", question), POSTED);
    }

    /// Stores a message as it is (`run` false).
    public Message add(ConversationId id, NewMessage message) {
        return transport.send(Transport.Call.of("POST", "/conversations/" + id + "/messages", message), MESSAGE);
    }

    public Posted regenerate(ConversationId id, MessageId answer, Regenerate with) {
        return transport.send(Transport.Call.of("POST", message(id, answer) + "/regenerate", with), POSTED);
    }

    public Posted resume(ConversationId id, MessageId answer) {
        return transport.send(
                Transport.Call.of("POST", message(id, answer) + "/continue", new Regenerate(null, null)), POSTED);
    }

    /// Moves a message and everything below it to the trash, where it stays for 30 days.
    public void trash(ConversationId id, MessageId root) {
        transport.send(Transport.Call.of("DELETE", message(id, root), null));
    }

    /// Takes a message out of the trash, with everything that went there with it.
    public Message restore(ConversationId id, MessageId root) {
        return transport.send(Transport.Call.of("POST", message(id, root) + "/restore", null), MESSAGE);
    }

    /// The first page, as long as a page may be.
    public Page<Tag> tags() {
        return tags(null);
    }

    /// The page after the one that gave this cursor; null for the first page.
    public Page<Tag> tags(@Nullable String cursor) {
        Query query = new Query().with("limit", Page.MAX_LIMIT).with("cursor", cursor);
        return transport.send(Transport.Call.get("/tags" + query), TAGS);
    }

    public Tag createTag(NewTag tag) {
        return transport.send(Transport.Call.of("POST", "/tags", tag), TAG);
    }

    public Tag renameTag(TagId id, String name) {
        return transport.send(Transport.Call.of("PATCH", "/tags/" + id, new NewTag(null, name)), TAG);
    }

    public void deleteTag(TagId id) {
        transport.send(Transport.Call.of("DELETE", "/tags/" + id, null));
    }

    private static String message(ConversationId conversation, MessageId message) {
        return "/conversations/" + conversation + "/messages/" + message;
    }
}
