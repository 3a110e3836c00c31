package app.hearth.server.provider;

import app.hearth.common.key.Model;
import java.util.List;

/// The `/chat/completions` protocol that OpenAI, OpenRouter and most others speak.
public final class OpenAiCompatible implements LlmProvider {
    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        throw new IllegalStateException();
    }

    @Override
    public List<Model> models(ProviderAccess access) {
        return List.of();
    }
}
