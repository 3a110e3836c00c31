package app.hearth.common.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilEvent;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.JsonNode;

/// One event of a run's stream. Exactly one [Done] or [Failed] ends it; events this program does not know are
/// [Unknown].
public sealed interface RunEvent {
    /// More of the answer.
    record Delta(String text) implements RunEvent {}

    /// More of the model's reasoning.
    record Reasoning(String text) implements RunEvent {}

    /// What goes on before the first word: told when it is known and when it changes.
    record State(RunPhase state) implements RunEvent {}

    /// The tokens and cost known so far.
    record Used(Usage usage) implements RunEvent {}

    /// The end of a run that is complete or was cancelled, with the message as stored.
    record Done(Message message) implements RunEvent {}

    /// The end of a run that failed or was interrupted, with the message as stored.
    record Failed(Problem problem, Message message) implements RunEvent {}

    /// What a council tells besides its answer.
    record OfCouncil(CouncilEvent event) implements RunEvent {}

    /// An event of a newer server.
    record Unknown(String name, JsonNode data) implements RunEvent {}
}
