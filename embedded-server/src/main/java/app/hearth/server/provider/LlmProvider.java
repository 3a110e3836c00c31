package app.hearth.server.provider;

import app.hearth.common.key.Model;
import java.util.List;

/// A way in which models are spoken to: one protocol, or ([Providers]) whichever a provider speaks. Thread-safe.
public sealed interface LlmProvider permits AnthropicMessages, OllamaChat, OpenAiCompatible, Providers {
    /// Prepares a call; nothing is sent before [LlmCall#run].
    LlmCall call(ProviderAccess access, ChatRequest request);

    /// The models the key opens; blocks. One odd entry never drops the list.
    List<Model> models(ProviderAccess access) throws ProviderException;
}
