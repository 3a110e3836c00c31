package app.hearth.common.client;

import app.hearth.common.key.KeyTest;
import app.hearth.common.key.LocalProvider;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.Models;
import app.hearth.common.key.NamedSecret;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.common.key.SecretValue;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Page;

/// Calls about provider keys, the models they open, and the secrets of other services. Blocking; thread-safe.
public final class KeyCalls {
    private static final Answer<ProviderKey> KEY = Answer.of(ProviderKey.class);
    private static final Answer<KeyTest> TEST = Answer.of(KeyTest.class);
    private static final Answer<NamedSecret> SECRET = Answer.of(NamedSecret.class);
    private static final Answer<Page<NamedSecret>> SECRETS = Answer.page(NamedSecret.class);
    private static final Answer<Models> MODELS = Answer.of(Models.class);
    private static final Answer<ModelSettings> MODEL_SETTINGS = Answer.of(ModelSettings.class);
    private static final Answer<Page<LocalProvider>> LOCAL = Answer.page(LocalProvider.class);
    private static final Answer<Page<ProviderKey>> KEYS = Answer.page(ProviderKey.class);

    private final Transport transport;

    KeyCalls(Transport transport) {
        this.transport = transport;
    }

    public ProviderKey save(SaveKey key) {
        return transport.send(Transport.Call.of("POST", "/settings/api-key", key), KEY);
    }

    public Page<ProviderKey> list() {
        return transport.send(
                Transport.Call.get("/settings/api-keys" + new Query().with("limit", Page.MAX_LIMIT)), KEYS);
    }

    /// Asks the provider; throws [ProblemException] with `provider_error` when the key does not work.
    public KeyTest test(String provider) {
        return transport.send(
                Transport.Call.of("POST", "/settings/api-key/" + Query.encode(provider) + "/test", null), TEST);
    }

    public void delete(String provider) {
        transport.send(Transport.Call.of("DELETE", "/settings/api-key/" + Query.encode(provider), null));
    }

    /// What runs on the server's machine and needs no key; the server looks each time, about a second at most.
    public Page<LocalProvider> localProviders() {
        return transport.send(
                Transport.Call.get("/settings/local-providers" + new Query().with("limit", Page.MAX_LIMIT)), LOCAL);
    }

    /// Stores a secret of another service, or replaces the one of that name.
    public NamedSecret saveSecret(String name, Secret value) {
        return transport.send(Transport.Call.of("PUT", secret(name), new SecretValue(value)), SECRET);
    }

    /// Names and hints; nothing gives a stored value back.
    public Page<NamedSecret> secrets() {
        return transport.send(
                Transport.Call.get("/settings/secrets" + new Query().with("limit", Page.MAX_LIMIT)), SECRETS);
    }

    public void deleteSecret(String name) {
        transport.send(Transport.Call.of("DELETE", secret(name), null));
    }

    private static String secret(String name) {
        return "/settings/secrets/" + Query.encode(name);
    }

    /// As they are kept, at once unless nothing is; a list older than ten minutes is asked for anew meanwhile.
    public Models models() {
        return transport.send(Transport.Call.get("/models"), MODELS);
    }

    /// Waits for every provider to tell its list anew; one that does not keeps its old list and stands in `problems`.
    public Models refreshModels() {
        return transport.send(Transport.Call.get("/models" + new Query().with("refresh", true)), MODELS);
    }

    public ModelSettings modelSettings() {
        return transport.send(Transport.Call.get("/settings/models"), MODEL_SETTINGS);
    }

    public ModelSettings change(ModelSettingsPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/settings/models", patch), MODEL_SETTINGS);
    }
}
