package app.hearth.server.provider;

import app.hearth.common.key.Model;
import java.util.List;
import okhttp3.HttpUrl;

/// All protocols: speaks to each provider in its own, as [Dialect] tells them apart. Thread-safe; blocks the calling
/// thread, which should be a virtual one.
public final class Providers implements LlmProvider {
    private final OpenAiCompatible openAi;
    private final AnthropicMessages anthropic;
    private final OllamaChat ollama;

    /// @param http the client to call with; it stays the caller's to close
    public Providers(ProviderHttp http) {
        this.openAi = new OpenAiCompatible(http);
        this.anthropic = new AnthropicMessages(http);
        this.ollama = new OllamaChat(http);
    }

    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        return speaking(access).call(access, request);
    }

    @Override
    public List<Model> models(ProviderAccess access) throws ProviderException {
        return speaking(access).models(access);
    }

    private LlmProvider speaking(ProviderAccess access) {
        HttpUrl url = HttpUrl.parse(access.baseUrl());
        if (url == null) {
            return openAi; // any of them says that this is no address
        }
        return switch (Dialect.of(access.provider(), url).protocol()) {
            case CHAT_COMPLETIONS -> openAi;
            case MESSAGES -> anthropic;
            case OLLAMA -> ollama;
        };
    }
}
