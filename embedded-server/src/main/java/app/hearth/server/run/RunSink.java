package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeSet;

/// The seam through which a run reaches the message it writes, whatever feature that message belongs to.
public interface RunSink {
    /// Stores the outcome in the message; part of the transaction that ends the run.
    void ended(ChangeSet set, Owner owner, MessageId message, RunOutcome outcome);

    /// The message as stored, for the last event of a stream.
    Message message(Owner owner, MessageId message);
}
