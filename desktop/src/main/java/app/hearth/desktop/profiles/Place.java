package app.hearth.desktop.profiles;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// Where the data lives: the address of a server and what opens it. The server inside this desktop is one.
public record Place(URI address, Optional<Secret> launchSecret) {
    public static Place of(RunningServer server) {
        return new Place(server.address(), server.launchSecret());
    }

    /// A client of this place for the profile whose token `tokens` keeps; the caller closes it.
    HearthClient client(TokenStore tokens) {
        return new HearthClient(
                ClientOptions.to(address).withLaunchSecret(launchSecret).withTokens(tokens));
    }
}
