package app.hearth.server.testing;

import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
import app.hearth.common.secret.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// A real mail server on a free port of this machine that keeps what it is given. Thread-safe.
public final class LetterBox implements AutoCloseable {
    public static final String USER = "hearth";
    public static final String PASSWORD = "the letter box";

    private final List<Received> letters = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final SMTPServer server;

    private LetterBox(SMTPServer.Builder builder) {
        this.server = builder.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> take(received(context, from, to, data)))
                .build();
        server.start();
    }

    /// A letter as it came; `helo` is how the sender called itself.
    public record Received(String helo, String from, String to, String text) {
        /// The line of the text that is a token.
        public String token() {
            return text.lines()
                    .filter(line -> line.matches("[A-Za-z0-9_-]{43}"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void take(Received letter) throws RejectException {
        Integer refusal = refusals.poll();
        if (refusal != null) {
            throw new RejectException(refusal, "Not now, " + letter.to());
        }
        letters.add(letter);
    }

    /// Answers the next letters with these codes, one each, and keeps none of them.
    public void refuse(Integer... codes) {
        refusals.addAll(List.of(codes));
    }

    private static Received received(MessageContext context, String from, String to, byte[] data) {
        return new Received(context.getHelo().orElse(""), from, to, new String(data, StandardCharsets.UTF_8));
    }

    /// Takes letters from anybody, in the clear.
    public static LetterBox open() {
        return new LetterBox(new SMTPServer.Builder());
    }

    /// Takes letters from [#USER] alone, and nothing before STARTTLS.
    public static LetterBox guarded(SSLContext tls) {
        return new LetterBox(new SMTPServer.Builder()
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(tls)
                .requireAuth()
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((user, password, context) -> check(user, password))));
    }

    /// The same with TLS from the first byte.
    public static LetterBox sealed(SSLContext tls) {
        return new LetterBox(new SMTPServer.Builder()
                .serverSocketFactory(tls)
                .requireAuth()
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((user, password, context) -> check(user, password))));
    }

    private static void check(String user, String password) throws LoginFailedException {
        if (!USER.equals(user) || !PASSWORD.equals(password)) {
            throw new LoginFailedException();
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /// How it is reached, by whoever.
    public MailServer address() {
        return address(Security.NONE, null);
    }

    /// How it is reached by [#USER].
    public MailServer address(Security security, @Nullable String password) {
        return new MailServer(
                "localhost",
                port(),
                security,
                password == null ? null : USER,
                password == null ? null : Secret.of(password),
                "hearth@home.example");
    }

    public List<Received> letters() {
        return letters;
    }

    /// Waits for the letter with that number, the first being 1, and gives it.
    public Received letter(int number) {
        Await.until("letter " + number, () -> letters.size() >= number);
        return letters.get(number - 1);
    }

    @Override
    public void close() {
        server.stop();
    }
}
