package app.hearth.desktop;

import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import java.nio.file.Path;

/// A program: the server with two people, one of whom keeps a conversation that holds a word nobody else may see. Says
/// its address and its launch secret, and runs until it is ended.
final class SomethingToHide {
    static final String PASSWORD = "correct horse battery";

    /// The word, turned round, so that who looks for it does not hold it.
    static final String TURNED_ROUND = "7142-ettessuor-reyhplus";

    private SomethingToHide() {}

    public static void main(String[] arguments) throws Exception {
        RunningServer server = EmbeddedServer.find().start(ServerConfig.embedded(Path.of(arguments[0])));
        String word = new StringBuilder(TURNED_ROUND).reverse().toString();
        ClientOptions here = ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret());
        try (HearthClient anna = new HearthClient(here);
                HearthClient ben = new HearthClient(here)) {
            register(anna, "anna");
            register(ben, "ben");
            Conversation kept = anna.conversations().create(new NewConversation(null, "Soup " + word, null, null));
            NewMessage asked = NewMessage.note(Role.ASSISTANT, "It is **" + word + "**.\n\n```\n" + word + "\n```");
            anna.conversations().add(kept.id(), asked);
            anna.keys().save(new SaveKey("attic", Secret.of("sk-1"), "http://127.0.0.1:9/v1", "Attic"));
        }
        System.out.println(server.address());
        System.out.println(server.launchSecret().orElseThrow().reveal());
        System.out.flush();
        Thread.currentThread().join();
    }

    private static void register(HearthClient client, String name) {
        try (Secret password = Secret.of(PASSWORD)) {
            client.register(new Registration(name, null, password, name, null, "Attic", null));
        }
    }
}
