package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.DONE;
import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.content;
import static app.hearth.server.provider.Calls.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.embed.Limits;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cancel at every moment of a call.
final class CancelIT {
    private static final ChatEnd CANCELLED = new ChatEnd.Cancelled();

    private final ProviderHttp http = Calls.http(QUICK);
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void withinAStreamItClosesTheConnectionWithinASecond() throws Exception {
        LinkedBlockingQueue<Long> closedAt = new LinkedBlockingQueue<>();
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("begun")).getBytes(UTF_8));
            out.flush();
            awaitEnd(socket.getInputStream());
            closedAt.add(System.nanoTime());
        })) {
            List<Duration> taken = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Heard now = new Heard();
                LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
                Future<ChatEnd> end = beside(() -> call.run(now));
                assertThat(now.firstText.await(10, TimeUnit.SECONDS)).isTrue();
                long cancelledAt = System.nanoTime();
                call.cancel();
                assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(CANCELLED);
                Long closed = closedAt.poll(10, TimeUnit.SECONDS);
                assertThat(closed).isNotNull();
                taken.add(Duration.ofNanos(closed - cancelledAt));
                assertThat(now.text).hasToString("begun");
            }
            taken.sort(null);
            // The rest is left to a machine that stalls; in the 10 s above a wait for any time-out of ours would show.
            assertThat(taken.get(95)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void closingTheClientEndsItsCalls() throws Exception {
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("begun")).getBytes(UTF_8));
            out.flush();
            awaitEnd(socket.getInputStream());
        })) {
            LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
            Future<ChatEnd> end = beside(() -> call.run(heard));
            assertThat(heard.firstText.await(10, TimeUnit.SECONDS)).isTrue();
            http.close();
            assertThat(Calls.reason(end.get(5, TimeUnit.SECONDS))).contains(ProviderReason.CUT_OFF);
        }
        assertThat(heard.text).hasToString("begun");
    }

    @Test
    void beforeTheCallNothingIsSent() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + content("x") + DONE)) {
            LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
            call.cancel();
            assertThat(call.run(heard)).isEqualTo(CANCELLED);
            assertThat(peer.requests).isEmpty();
        }
        assertThat(heard.text).isEmpty();
    }

    @Test
    void whileTheProviderIsSilentItEndsTheCall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> {
            asked.countDown();
            awaitEnd(socket.getInputStream());
            gone.countDown();
        })) {
            LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
            Future<ChatEnd> end = beside(() -> call.run(heard));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            call.cancel();
            assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(CANCELLED);
            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whileANameIsLookedUpItEndsTheCall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (ProviderHttp slow = new ProviderHttp(new AddressPolicy(true, Set.of()), QUICK, host -> {
            asked.countDown();
            awaitUninterruptibly(over);
            throw new UnknownHostException(host);
        })) {
            ProviderAccess access = new ProviderAccess("home", "http://slow.example/v1", Secret.of("k"));
            LlmCall call = new OpenAiCompatible(slow).call(access, question());
            Future<ChatEnd> end = beside(() -> call.run(heard));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            call.cancel();
            assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(CANCELLED);
        } finally {
            over.countDown();
        }
    }

    @Test
    void aNameThatIsNeverFoundEndsWithTheTimeToConnect() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Limits limits = QUICK.withProviderConnect(Duration.ofMillis(200));
        try (ProviderHttp slow = new ProviderHttp(new AddressPolicy(true, Set.of()), limits, host -> {
            awaitUninterruptibly(over);
            throw new UnknownHostException(host);
        })) {
            ProviderAccess access = new ProviderAccess("home", "http://slow.example/v1", Secret.of("k"));
            LlmCall call = new OpenAiCompatible(slow).call(access, question());
            ChatEnd end = beside(() -> call.run(heard)).get(10, TimeUnit.SECONDS);
            assertThat(Calls.detail(end)).isEqualTo("home could not be reached: no connection within 1 s");
        } finally {
            over.countDown();
        }
    }

    @Test
    void afterTheEndItChangesNothing() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + content("x") + DONE)) {
            LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
            ChatEnd end = call.run(heard);
            call.cancel();
            call.cancel();
            assertThat(end).isEqualTo(new ChatEnd.Complete());
        }
    }

    @Test
    void aRaceWithTheEndHasOneOutcome() throws Exception {
        try (Peer peer = Peer.saying(Peer.EVENTS + content("x") + DONE)) {
            for (int i = 0; i < 100; i++) {
                Heard now = new Heard();
                LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
                Future<ChatEnd> end = beside(() -> call.run(now));
                assertThat(now.firstText.await(10, TimeUnit.SECONDS)).isTrue();
                call.cancel();
                assertThat(end.get(5, TimeUnit.SECONDS)).isIn(CANCELLED, new ChatEnd.Complete());
                assertThat(now.text).hasToString("x");
            }
        }
    }

    @Test
    void fromWithinTheReceiverNothingMoreIsHandedOn() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + content("a") + content("b") + DONE)) {
            LlmCall[] call = new LlmCall[1];
            StringBuilder text = new StringBuilder();
            call[0] = new OpenAiCompatible(http).call(peer.access("openai", "k"), question());
            ChatEnd end = call[0].run(new ChatSink() {
                @Override
                public void text(String piece) {
                    text.append(piece);
                    call[0].cancel();
                }

                @Override
                public void reasoning(String piece) {}

                @Override
                public void usage(Usage usage) {}
            });
            assertThat(end).isEqualTo(CANCELLED);
            assertThat(text).hasToString("a");
        }
    }

    private static <T> Future<T> beside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void awaitEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // A reset is an end, too.
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // A look-up of the system cannot be interrupted either.
            }
        }
    }
}
