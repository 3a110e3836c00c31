package app.hearth.common.client;

import app.hearth.common.account.Login;
import app.hearth.common.account.PasswordProof;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ServerInfo;
import java.util.Optional;

/// The typed client of a Hearth server. Every call blocks and throws [ClientException]; none may run on a UI
/// thread ([BlockingCalls]). Thread-safe; close it to release its connections.
///
/// An access token that the server refuses is replaced and the call repeated, once; the caller sees a 401 only
/// when the session is over.
public final class HearthClient implements AutoCloseable {
    private final HttpConnection connection;
    private final Session session;
    private final Transport transport;
    private final AccountCalls account;
    private final KeyCalls keys;
    private final ConversationCalls conversations;
    private final AttachmentCalls attachments;
    private final RunCalls runs;
    private final SyncCalls sync;
    private final AdminCalls admin;
    private final LiveCalls live;
    private final UsageCalls usage;
    private final PromptCalls prompts;
    private final CouncilCalls councils;

    /// Speaks to the server that `options` name; nothing is sent yet. Throws [IllegalArgumentException] when
    /// that is no http address.
    public HearthClient(ClientOptions options) {
        this(options, Timeouts.DEFAULT);
    }

    HearthClient(ClientOptions options, Timeouts timeouts) {
        this.connection = new HttpConnection(options, timeouts);
        this.session = new Session(connection, options.tokens());
        this.transport = new Transport(connection, session);
        this.account = new AccountCalls(transport);
        this.keys = new KeyCalls(transport);
        this.conversations = new ConversationCalls(transport);
        this.attachments = new AttachmentCalls(connection, transport);
        this.runs = new RunCalls(transport, new RunStream(connection, transport, timeouts));
        this.sync = new SyncCalls(transport);
        this.admin = new AdminCalls(transport);
        this.live = new LiveCalls(connection, session);
        this.usage = new UsageCalls(transport);
        this.prompts = new PromptCalls(transport);
        this.councils = new CouncilCalls(transport);
    }

    /// What the server says of itself; asks as nobody before the first sign-in.
    public ServerInfo server() {
        Transport.Call call = Transport.Call.get("/server");
        return transport.send(session.access().isPresent() ? call : call.open(), Answer.of(ServerInfo.class));
    }

    /// Makes a profile and signs in; the answer holds the recovery code, this once.
    public Tokens register(Registration registration) {
        BlockingCalls.check();
        return session.signIn(Transport.Call.of("POST", "/auth/register", registration));
    }

    /// Throws [ProblemException] `invalid_credentials` when name, password or one-time code is wrong,
    /// `totp_required` when only the code is missing, and `rate_limited` after too many wrong ones. When others'
    /// guesses keep this device out, it shows the latest token it had.
    public Tokens login(Login login) {
        BlockingCalls.check();
        try {
            return session.signIn(Transport.Call.of("POST", "/auth/login", login));
        } catch (ProblemException e) {
            Optional<Secret> earlier = session.latest();
            if (e.code() != ErrorCode.RATE_LIMITED || login.refreshToken() != null || earlier.isEmpty()) {
                throw e;
            }
            Login shown = login.withRefreshToken(earlier.get());
            return session.signIn(Transport.Call.of("POST", "/auth/login", shown));
        }
    }

    /// Signs in with the recovery code and sets a new password: the vault opens, all other sessions end, and
    /// the answer holds the recovery code that takes the place of the used one, this once. Throws
    /// [ProblemException] `invalid_credentials` when name or code is wrong, and `rate_limited` after too many
    /// wrong ones.
    public Tokens recover(Recovery recovery) {
        BlockingCalls.check();
        return session.signIn(Transport.Call.of("POST", "/auth/recovery", recovery));
    }

    /// Signs in with the one-time token of an admin and sets a new password; all other sessions end. The answer
    /// always holds a new recovery code, this once. Without the old one the keys are lost. Throws
    /// [ProblemException] `invalid_credentials` when the token is not good (any more) or the code does not open
    /// the vault; the token stays good in the latter case.
    public Tokens reset(Reset reset) {
        BlockingCalls.check();
        return session.signIn(Transport.Call.of("POST", "/auth/reset", reset));
    }

    /// Deletes the signed-in profile with everything that belongs to it, for ever, and forgets its token here.
    /// Throws [ProblemException] `invalid_credentials` when the password is wrong, `conflict` for the last
    /// admin while other profiles exist, and `rate_limited` after too many wrong passwords; then nothing has
    /// happened.
    public void deleteProfile(Secret password) {
        transport.send(Transport.Call.of("DELETE", "/auth/me", new PasswordProof(password)));
        session.forget();
    }

    /// Signs in with the refresh token of the store; throws [ProblemException] `unauthorized` when there is
    /// none.
    public Tokens resume() {
        BlockingCalls.check();
        return session.resume();
    }

    /// Ends this session on the server and forgets the token here, the latter also when the server does not
    /// answer (which still throws). A session that was over already is no failure.
    public void logout() {
        BlockingCalls.check();
        try {
            transport.send(Transport.Call.of("POST", "/auth/logout", null));
        } catch (ProblemException e) {
            if (e.problem().status() != ErrorCode.UNAUTHORIZED.status()) {
                throw e;
            }
        } finally {
            session.forget();
        }
    }

    /// The raw access token, for tests and scripts that speak to the server past this client; throws
    /// [ProblemException] `unauthorized` when nobody is signed in.
    public Secret accessToken() {
        return session.access()
                .orElseThrow(
                        () -> new ProblemException(Problem.of(ErrorCode.UNAUTHORIZED, "Nobody is signed in here.")));
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

    public AttachmentCalls attachments() {
        return attachments;
    }

    public RunCalls runs() {
        return runs;
    }

    public SyncCalls sync() {
        return sync;
    }

    public AdminCalls admin() {
        return admin;
    }

    public LiveCalls live() {
        return live;
    }

    public UsageCalls usage() {
        return usage;
    }

    public PromptCalls prompts() {
        return prompts;
    }

    public CouncilCalls councils() {
        return councils;
    }

    /// Ends running calls, which throw [UnreachableException], and live channels; the session on the server
    /// lives on.
    @Override
    public void close() {
        connection.close();
    }
}
