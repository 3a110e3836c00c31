package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.run.Run;
import app.hearth.server.access.Owner;
import app.hearth.server.http.EventSource;
import app.hearth.server.sync.ChangeSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The seam through which a run reaches the message it writes, whatever feature that message belongs to.
public interface RunSink {
    /// Stores the outcome where it belongs; part of the transaction that ends the run.
    void ended(ChangeSet set, Owner owner, Run run, RunOutcome outcome);

    /// The run's message as stored, for the last event of a stream.
    Message message(Owner owner, Run run);

    /// What a run that has ended said, for who missed it.
    Answer said(Owner owner, Run run);

    /// The events of a run that tells more than one text, from the event of this id on; empty for all others, whose
    /// events are those of their one text. Fails as invalid for what is no id of such a run's events. The stream
    /// ends early when `goesOn` no longer holds.
    default Optional<EventSource> events(Owner owner, Run run, Optional<String> after, BooleanSupplier goesOn) {
        return Optional.empty();
    }
}
