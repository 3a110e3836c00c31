package app.hearth.common.council;

import app.hearth.common.conversation.Message;
import app.hearth.common.run.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What asking a council made. `userMessage` is null when something of it was asked anew.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostedCouncil(@Nullable Message userMessage, Message assistantMessage, Council council, Run run) {}
