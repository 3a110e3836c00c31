package app.hearth.desktop.profiles;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.embed.RunningServer;
import java.util.function.UnaryOperator;

/// Where the data lives: how a server is reached and what opens it. The server inside this desktop is one.
public record Place(ClientOptions options) {
    /// The place that `server` is; `clients` may change how it is spoken to.
    public static Place of(RunningServer server, UnaryOperator<ClientOptions> clients) {
        return new Place(clients.apply(ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret())));
    }

    /// A client of this place for the profile whose token `tokens` keeps; the caller closes it.
    HearthClient client(TokenStore tokens) {
        return new HearthClient(options.withTokens(tokens));
    }
}
