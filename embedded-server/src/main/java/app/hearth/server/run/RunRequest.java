package app.hearth.server.run;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ProviderAccess;

/// A run to be started: the message it belongs to, what is asked of whom, the text there is already, and what follows.
/// The run closes the key of its access and the sequel.
public record RunRequest(
        RunId id,
        RunKind kind,
        ConversationId conversation,
        MessageId message,
        ProviderAccess access,
        ChatRequest chat,
        Answer soFar,
        Sequel sequel) {
    /// A run of which nothing is there yet, and which nothing follows.
    public RunRequest(RunId id, RunKind kind, Place of, ProviderAccess access, ChatRequest chat) {
        this(id, kind, of.conversation(), of.message(), access, chat, Answer.EMPTY, Sequel.NONE);
    }

    /// The message a run belongs to.
    public record Place(ConversationId conversation, MessageId message) {}

    /// The same, going on from `answer`.
    public RunRequest goingOnFrom(Answer answer) {
        return new RunRequest(id, kind, conversation, message, access, chat, answer, sequel);
    }

    public RunRequest then(Sequel next) {
        return new RunRequest(id, kind, conversation, message, access, chat, soFar, next);
    }
}
