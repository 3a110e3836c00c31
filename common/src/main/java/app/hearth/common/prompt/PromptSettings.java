package app.hearth.common.prompt;

import org.jspecify.annotations.Nullable;

/// What a profile wants every model to be told, before what a conversation says; null for nothing.
public record PromptSettings(@Nullable String systemPrompt) {}
