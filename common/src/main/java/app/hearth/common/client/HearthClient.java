package app.hearth.common.client;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Tokens;
import app.hearth.common.wire.ServerInfo;

/// The typed client of a Hearth server. Every call blocks and throws [ClientException]; none may run on a UI thread
/// ([app.hearth.common.wire.BlockingCalls]). Thread-safe; close it to release its connections.
public final class HearthClient implements AutoCloseable {
    private final Transport transport;
    private final AccountCalls account;
    private final KeyCalls keys;
    private final ConversationCalls conversations;
    private final RunCalls runs;
    private final SyncCalls sync;

    /// Speaks to the server that `options` name; nothing is sent yet.
    public HearthClient(ClientOptions options) {
        this.transport = new Transport() {
            @Override
            public <T> T send(Call call, Answer<T> answer) {
                throw new IllegalStateException(options.toString());
            }

            @Override
            public void send(Call call) {}
        };
        this.account = new AccountCalls(transport);
        this.keys = new KeyCalls(transport);
        this.conversations = new ConversationCalls(transport);
        this.runs = new RunCalls(transport, (id, watcher) -> {});
        this.sync = new SyncCalls(transport);
    }

    public ServerInfo server() {
        return transport.send(Transport.Call.get("/server"), Answer.of(ServerInfo.class));
    }

    /// Makes a profile and signs in; the answer holds the recovery code, this once.
    public Tokens register(Registration registration) {
        return transport.send(
                Transport.Call.of("POST", "/auth/register", registration).open(), Answer.of(Tokens.class));
    }

    public Tokens login(Login login) {
        return transport.send(Transport.Call.of("POST", "/auth/login", login).open(), Answer.of(Tokens.class));
    }

    /// Signs in with the refresh token of the store; throws [ProblemException] `unauthorized` when there is none.
    public Tokens resume() {
        return transport.send(Transport.Call.of("POST", "/auth/refresh", null).open(), Answer.of(Tokens.class));
    }

    /// Ends this session on the server and forgets the token here, the latter also when the server does not answer.
    public void logout() {
        transport.send(Transport.Call.of("POST", "/auth/logout", null));
    }

    public AccountCalls account() {
        return account;
    }

    public KeyCalls keys() {
        return keys;
    }

    public ConversationCalls conversations() {
        return conversations;
    }

    public RunCalls runs() {
        return runs;
    }

    public SyncCalls sync() {
        return sync;
    }

    @Override
    public void close() {}
}
