package app.hearth.desktop;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Views;
import java.net.URI;

/// The key under which the demo provider is used: it is an ordinary provider under an ordinary key, so what its models
/// are called is its own business.
final class DemoKey {
    private DemoKey() {}

    /// Saves it; blocks.
    static void save(HearthClient client, URI provider) {
        try (Secret key = Secret.of("demo-key")) {
            String label = Views.texts(DemoKey.class).getString("demo.key");
            client.keys().save(new SaveKey("demo", key, provider.toString(), label));
        }
    }
}
