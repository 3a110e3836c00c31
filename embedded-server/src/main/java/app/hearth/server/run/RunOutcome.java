package app.hearth.server.run;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import java.util.Optional;

/// How a run ended and everything it brought.
public record RunOutcome(RunStatus status, Answer answer, Optional<Usage> usage, Optional<Problem> error) {}
