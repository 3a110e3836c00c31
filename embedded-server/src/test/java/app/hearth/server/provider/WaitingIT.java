package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.DONE;
import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.content;
import static app.hearth.server.provider.Calls.question;
import static app.hearth.server.provider.Calls.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.embed.Limits;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How long a provider may take for what.
final class WaitingIT {
    private static final String KEY = "sk-0123456789abcdef";

    private final Heard heard = new Heard();

    @Test
    void aProviderThatNeverAnswersTimesOut() throws IOException {
        Limits limits = limits(300, 20_000);
        CountDownLatch over = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> over.await(20, TimeUnit.SECONDS))) {
            assertThat(reason(end(limits, peer))).contains(ProviderReason.TIMED_OUT);
        }
        over.countDown();
    }

    @Test
    void headersAloneAreNoFirstByte() throws IOException {
        Limits limits = limits(600, 50);
        CountDownLatch over = new CountDownLatch(1);
        long begun = System.nanoTime();
        try (Peer peer = new Peer((socket, out) -> {
            out.write(Peer.EVENTS.getBytes(UTF_8));
            out.flush();
            over.await(20, TimeUnit.SECONDS);
        })) {
            assertThat(reason(end(limits, peer))).contains(ProviderReason.TIMED_OUT);
        }
        over.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void aPauseBetweenBytesTimesOutAndKeepsTheText() throws IOException {
        Limits limits = limits(20_000, 300);
        CountDownLatch over = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("half of")).getBytes(UTF_8));
            out.flush();
            over.await(20, TimeUnit.SECONDS);
        })) {
            assertThat(reason(end(limits, peer))).contains(ProviderReason.TIMED_OUT);
        }
        over.countDown();
        assertThat(heard.text).hasToString("half of");
    }

    @Test
    void aWholeAnswerIsCompleteThoughTheConnectionStaysOpen() throws IOException {
        Limits limits = limits(20_000, 300);
        CountDownLatch over = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("whole") + Calls.finish()).getBytes(UTF_8));
            out.flush();
            over.await(20, TimeUnit.SECONDS);
        })) {
            assertThat(end(limits, peer)).isEqualTo(new ChatEnd.Complete());
        }
        over.countDown();
        assertThat(heard.text).hasToString("whole");
    }

    @Test
    void commentsKeepAConnectionAlive() throws IOException {
        Limits limits = limits(20_000, 4_000);
        AtomicInteger comments = new AtomicInteger();
        try (Peer peer = new Peer((socket, out) -> {
            out.write(Peer.EVENTS.getBytes(UTF_8));
            trickle(out, comments);
            out.write((content("at last") + DONE).getBytes(UTF_8));
        })) {
            assertThat(end(limits, peer)).isEqualTo(new ChatEnd.Complete());
        }
        assertThat(comments).hasValue(24);
        assertThat(heard.text).hasToString("at last");
    }

    /// Longer in all than any pause that is allowed.
    private static void trickle(OutputStream out, AtomicInteger comments) throws Exception {
        for (int i = 0; i < 24; i++) {
            out.write(": OPENROUTER PROCESSING\n\n".getBytes(UTF_8));
            out.flush();
            comments.incrementAndGet();
            assertThat(new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void theTimeTheReceiverTakesIsNotTheProviders() throws IOException {
        CountDownLatch tookSecond = new CountDownLatch(1);
        ChatSink slow = new ChatSink() {
            @Override
            public void text(String piece) {
                heard.text(piece);
                if (piece.equals("b")) {
                    takeLong(Duration.ofSeconds(3));
                    tookSecond.countDown();
                }
            }

            @Override
            public void reasoning(String piece) {}

            @Override
            public void usage(Usage usage) {}
        };
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("a")).getBytes(UTF_8));
            out.flush();
            assertThat(heard.firstText.await(10, TimeUnit.SECONDS)).isTrue();
            out.write(content("b").getBytes(UTF_8));
            out.flush();
            assertThat(tookSecond.await(10, TimeUnit.SECONDS)).isTrue();
            out.write(DONE.getBytes(UTF_8));
        })) {
            assertThat(end(limits(20_000, 2_000), peer, slow)).isEqualTo(new ChatEnd.Complete());
        }
        assertThat(heard.text).hasToString("ab");
    }

    private static void takeLong(Duration time) {
        try {
            assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Limits limits(int firstByteMillis, int betweenMillis) {
        return QUICK.withProviderTimeouts(Duration.ofMillis(firstByteMillis), Duration.ofMillis(betweenMillis));
    }

    private ChatEnd end(Limits limits, Peer peer) {
        return end(limits, peer, heard);
    }

    private static ChatEnd end(Limits limits, Peer peer, ChatSink sink) {
        try (ProviderHttp http = Calls.http(limits)) {
            return new OpenAiCompatible(http)
                    .call(peer.access("openai", KEY), question())
                    .run(sink);
        }
    }
}
