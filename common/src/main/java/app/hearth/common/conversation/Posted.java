package app.hearth.common.conversation;

import app.hearth.common.run.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What posting a question made. `userMessage` is null when an answer was regenerated or continued.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Posted(@Nullable Message userMessage, Message assistantMessage, Run run) {}
