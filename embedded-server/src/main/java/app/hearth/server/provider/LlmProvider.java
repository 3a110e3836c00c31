package app.hearth.server.provider;

import app.hearth.common.key.Model;
import java.util.List;

/// One protocol in which models are spoken to. Thread-safe.
public sealed interface LlmProvider permits OpenAiCompatible {
    /// Prepares a call; nothing is sent before [LlmCall#run].
    LlmCall call(ProviderAccess access, ChatRequest request);

    /// The models the key opens; blocks. One odd entry never drops the list.
    List<Model> models(ProviderAccess access) throws ProviderException;
}
