package app.hearth.server.provider;

import app.hearth.common.secret.Secret;

/// Where a provider is and the key it takes; the key goes to no other address than this one.
///
/// @param provider the name the profile gave it (`openrouter`, `openai`, …)
/// @param baseUrl the normalised base URL, without a slash at its end
/// @param key the key; empty for a local server that needs none
public record ProviderAccess(String provider, String baseUrl, Secret key) {
    private static final String OLLAMA = "ollama";

    /// Whether what it answers costs nothing: an Ollama that asks for no key is a machine of one's own; one that does
    /// is somebody's service.
    public boolean isLocal() {
        return provider.equals(OLLAMA) && key.isEmpty();
    }

    /// The same with a key of its own, for another to close.
    public ProviderAccess copy() {
        return new ProviderAccess(provider, baseUrl, key.copy());
    }
}
