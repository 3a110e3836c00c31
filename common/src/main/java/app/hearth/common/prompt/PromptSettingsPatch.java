package app.hearth.common.prompt;

import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A change to what a profile wants every model to be told; null takes it away.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PromptSettingsPatch(Field<String> systemPrompt) {
    public static PromptSettingsPatch to(@Nullable String prompt) {
        return new PromptSettingsPatch(Field.of(prompt));
    }
}
