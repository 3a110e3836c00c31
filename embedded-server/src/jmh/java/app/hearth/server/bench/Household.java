package app.hearth.server.bench;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data that everything is measured on: one profile with 2,000 conversations, every fifth with a tag, and as many
/// messages in each as asked for.
final class Household {
    static final int CONVERSATIONS = 2_000;
    static final String PROVIDER = "bench";

    /// As long as a message is in the middle.
    static final String TEXT = "A sentence that says as much as most sentences do. ".repeat(8);

    private static final String NAME = "bench";
    private static final Secret PASSWORD = Secret.of("a hearth to be measured at");

    private Household() {}

    /// Fills an empty data directory and leaves it cleanly closed.
    static void furnish(Path dataDir, int messagesEach) throws ServerStartException, IOException {
        try (RunningServer server = EmbeddedServer.find().start(config(dataDir, Set.of()));
                HearthClient client = new HearthClient(ClientOptions.to(server.address()))) {
            client.register(new Registration(NAME, null, PASSWORD, null, null, null, null));
            String token = client.accessToken().reveal();
            try (RawConnection connection = new RawConnection(server.address())) {
                for (int i = 1; i <= CONVERSATIONS; i++) {
                    List<String> tags = i % 5 == 0 ? List.of("kitchen") : List.of();
                    connection.exchange(RawConnection.post(
                            server.address(),
                            "/api/v1/conversations",
                            token,
                            Json.write(new NewConversation(null, "What the kettle said, part " + i, null, tags))));
                }
            }
        }
        if (messagesEach > 0) {
            try (Database database = Storage.open(dataDir, Optional.empty())) {
                new Furnishing(database.dataSource()).addMessages(messagesEach, TEXT);
            }
        }
    }

    /// The server as `./hearth serve` runs it, on a free port.
    static ServerConfig config(Path dataDir, Set<String> providers) {
        return ServerConfig.standalone(dataDir)
                .withPort(0)
                .withRegistration(RegistrationPolicy.OPEN)
                .withAllowedProviderHosts(providers);
    }

    /// Signs in as the one profile.
    static HearthClient signIn(URI server) {
        HearthClient client = new HearthClient(ClientOptions.to(server));
        client.login(new Login(NAME, null, PASSWORD, null, null));
        return client;
    }

    static void useProvider(HearthClient client, URI baseUrl) {
        client.keys().save(new SaveKey(PROVIDER, Secret.of("sk-bench-0123456789"), baseUrl.toString(), null));
    }

    static List<Conversation> newest(HearthClient client) {
        return client.conversations().list(ConversationFilter.all()).items();
    }

    static List<Conversation> all(HearthClient client) {
        List<Conversation> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Conversation> page = client.conversations()
                    .list(ConversationFilter.all().withLimit(Page.MAX_LIMIT).after(cursor));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    /// A message to be stored as it is, under the conversation's current leaf.
    static String note() {
        return Json.write(NewMessage.note(Role.USER, TEXT));
    }

    /// A question at the beginning of a conversation, so that no history is sent with it.
    static String question(String model) {
        return Json.write(
                NewMessage.question("How is the fire?", PROVIDER, model).withParentId(null));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().endsWith(".sock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    static void delete(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
