package app.hearth.server.run;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;

/// A run to be started: the message it belongs to, what it does, the text there is already, and what follows. The run
/// closes the sequel.
public record RunRequest(
        RunId id,
        RunKind kind,
        ConversationId conversation,
        MessageId message,
        RunWork work,
        Answer soFar,
        Sequel sequel) {
    /// A run of which nothing is there yet, and which nothing follows.
    public RunRequest(RunId id, RunKind kind, Place of, RunWork work) {
        this(id, kind, of.conversation(), of.message(), work, Answer.EMPTY, Sequel.NONE);
    }

    /// The message a run belongs to.
    public record Place(ConversationId conversation, MessageId message) {}

    /// The same, going on from `answer`.
    public RunRequest goingOnFrom(Answer answer) {
        return new RunRequest(id, kind, conversation, message, work, answer, sequel);
    }

    public RunRequest then(Sequel next) {
        return new RunRequest(id, kind, conversation, message, work, soFar, next);
    }
}
