package app.hearth.server.provider;

import app.hearth.common.secret.Secret;

/// Where a provider is and the key it takes; the key goes to no other address than this one.
///
/// @param provider the name the profile gave it (`openrouter`, `openai`, …)
/// @param baseUrl the normalised base URL, without a slash at its end
/// @param key the key; empty for a local server that needs none
public record ProviderAccess(String provider, String baseUrl, Secret key) {}
