package app.hearth.server.provider;

import java.util.Locale;
import okhttp3.HttpUrl;

/// How a provider differs from the protocol as OpenAI defines it, told by its host, or by the name it was given.
///
/// @param streamOptions takes `stream_options` (Mistral and Azure refuse it, OpenRouter sends the usage anyway)
/// @param namesItsCaller wants to know which application calls (OpenRouter's optional headers)
/// @param openModelList lists its models to anybody, so that the list proves nothing about the key (OpenRouter)
/// @param anthropicModelList lists its models only in its own protocol
record Dialect(boolean streamOptions, boolean namesItsCaller, boolean openModelList, boolean anthropicModelList) {
    static Dialect of(String provider, HttpUrl url) {
        String name = provider.toLowerCase(Locale.ROOT);
        String host = url.host();
        boolean openRouter = isAt(host, "openrouter.ai");
        boolean mistral = isAt(host, "mistral.ai") || name.contains("mistral");
        boolean azure = isAt(host, "azure.com") || isAt(host, "azure-api.net") || name.contains("azure");
        boolean streamOptions = !mistral && !azure && !openRouter && !name.equals("openrouter");
        return new Dialect(
                streamOptions, openRouter || name.equals("openrouter"), openRouter, isAt(host, "anthropic.com"));
    }

    private static boolean isAt(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
