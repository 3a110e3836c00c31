package app.hearth.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientException;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.SaveKey;
import app.hearth.common.run.RunStatus;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Page;
import app.hearth.server.contract.ContractCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server at a random moment and starts it again, many times over. `-Dhearth.crash.rounds=500` for a long
/// run.
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("hearth.crash.rounds", 10);
    private static final int WRITERS = 8;
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final ContractCheck check = new ContractCheck();
    private final TokenStore tokens = TokenStore.inMemory();
    private final Random random = new Random(20_260_101);

    @BeforeEach
    void register() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                HearthClient client = client(server.address())) {
            client.register(
                    new Registration("anna", null, Secret.of("a long enough password"), null, null, null, null));
            server.kill();
        }
    }

    @AfterEach
    void everyExchangeWasAsDocumented() {
        check.close();
    }

    private HearthClient client(URI address) {
        return check.client(ClientOptions.to(address).withTokens(tokens));
    }

    @Test
    void everyAcknowledgedMessageIsThereAfterEachKillAndNoneTwice() throws Exception {
        ConversationId conversation = ConversationId.next(InstantSource.system());
        Set<MessageId> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(folder);
                    HearthClient client = client(server.address())) {
                client.resume();
                client.conversations().create(new NewConversation(conversation, "Kept", null, null));
                int enough = acknowledged.size() + 20 + random.nextInt(200);
                writeUntilKilled(server, client, conversation, new Goal(acknowledged, enough));
            }
        }
        try (ServerProcess server = ServerProcess.start(folder);
                HearthClient client = client(server.address())) {
            client.resume();
            List<MessageId> stored = ids(client, conversation);
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(new HashSet<>(stored)).containsAll(acknowledged);
            assertThat(client.conversations().get(conversation).messageCount()).isEqualTo(stored.size());
            assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
        }
    }

    private record Goal(Set<MessageId> acknowledged, int enough) {
        boolean reached() {
            return acknowledged.size() >= enough;
        }
    }

    /// Eight writers add messages until there are enough; then the server is killed under their hands.
    private static void writeUntilKilled(
            ServerProcess server, HearthClient client, ConversationId conversation, Goal goal) throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ends.add(writers.submit(() -> write(client, conversation, goal.acknowledged())));
            }
            try {
                await(goal::reached);
            } finally {
                server.kill(); // which is what ends the writers
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    /// Notes an id only when the server has acknowledged it; ends when the server is gone.
    private static void write(HearthClient client, ConversationId conversation, Set<MessageId> acknowledged) {
        try {
            while (true) {
                MessageId id = MessageId.next(InstantSource.system());
                client.conversations()
                        .add(
                                conversation,
                                NewMessage.note(Role.USER, "Note " + id).withId(id));
                acknowledged.add(id);
            }
        } catch (ClientException _) {
            // killed: what was not acknowledged may be there or not
        }
    }

    private static List<MessageId> ids(HearthClient client, ConversationId conversation) {
        List<MessageId> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<Message> page = client.conversations().messages(conversation, true, cursor);
            page.items().forEach(message -> ids.add(message.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    @Test
    void anAnswerThatWasStreamingKeepsWhatHadBeenShownAsStoredAndCountsAsInterrupted() throws Exception {
        try (EndlessProvider provider = new EndlessProvider()) {
            for (int round = 0; round < ROUNDS; round++) {
                streamAndKill(provider);
            }
        }
    }

    private void streamAndKill(EndlessProvider provider) throws Exception {
        ConversationId conversation = ConversationId.next(InstantSource.system());
        Posted posted;
        String seen;
        try (ServerProcess server = ServerProcess.start(folder);
                HearthClient client = client(server.address())) {
            client.resume();
            client.keys().save(new SaveKey("endless", Secret.of("sk-endless-key-1"), provider.baseUrl(), null));
            client.conversations().create(new NewConversation(conversation, "Cut", null, null));
            posted = client.conversations().ask(conversation, NewMessage.question("Go on", "endless", "words"));
            int enough = 1 + random.nextInt(300);
            await(() -> answer(client, conversation).content().length() > enough);
            seen = answer(client, conversation).content();
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder);
                HearthClient client = client(server.address())) {
            client.resume();
            Message answer = answer(client, conversation);
            assertThat(answer.id()).isEqualTo(posted.assistantMessage().id());
            assertThat(answer.status()).isEqualTo(MessageStatus.INTERRUPTED);
            assertThat(answer.content()).startsWith(seen);
            assertThat(EndlessProvider.TEXT.repeat(1 + answer.content().length() / EndlessProvider.TEXT.length()))
                    .startsWith(answer.content());
            assertThat(client.runs().get(posted.run().id()).status()).isEqualTo(RunStatus.INTERRUPTED);
            server.kill();
        }
    }

    private static Message answer(HearthClient client, ConversationId conversation) {
        return client.conversations()
                .messages(conversation, false, null)
                .items()
                .getLast();
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("What was waited for has not happened.");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
