package app.hearth.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.LetterBox;
import app.hearth.server.testing.LetterBox.Received;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Letters over real SMTP conversations.
class MailerIT {
    private static final Letter LETTER = new Letter("ada@home.example", "Grüße", "Ein Wort: %s\n.\nund noch eines");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HeldCertificate held =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    @Test
    void aLetterArrivesAsItWasWrittenAndSaysNothingOfThisMachine() {
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box.address(), Optional.empty())) {
            mailer.post(LETTER);
            Received received = box.letter(1);
            assertThat(received.from()).isEqualTo("hearth@home.example");
            assertThat(received.to()).isEqualTo("ada@home.example");
            assertThat(received.helo()).isEqualTo("hearth.invalid");
            assertThat(received.text())
                    .contains("To: ada@home.example", "Subject: =?UTF-8?", "Ein Wort: %s\r\n.\r\nund noch eines");
        }
    }

    @Test
    void aPasswordGoesOverTlsAlone() {
        try (LetterBox box = LetterBox.guarded(tls())) {
            try (Mailer mailer = mailer(box.address(Security.STARTTLS, LetterBox.PASSWORD), trust(held))) {
                assertThat(mailer.send(LETTER)).isTrue();
            }
            assertThat(box.letters()).hasSize(1);
            try (Mailer mailer = mailer(box.address(Security.STARTTLS, "a wrong one"), trust(held))) {
                assertThat(mailer.send(LETTER)).isFalse();
            }
            assertThat(box.letters()).hasSize(1);
        }
        try (LetterBox box = LetterBox.sealed(tls());
                Mailer mailer = mailer(box.address(Security.TLS, LetterBox.PASSWORD), trust(held))) {
            assertThat(mailer.send(LETTER)).isTrue();
            assertThat(box.letters()).hasSize(1);
        }
    }

    @Test
    void aServerThatOffersNoTlsGetsNothing() {
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box.address(Security.STARTTLS, null), trust(held))) {
            assertThat(mailer.send(LETTER)).isFalse();
            assertThat(box.letters()).isEmpty();
        }
    }

    @Test
    void aCertificateThatIsNotTrustedOrOfAnotherNameGetsNothing() {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("mail.home.example")
                .build();
        try (LetterBox box = LetterBox.guarded(tls());
                Mailer mailer = mailer(box.address(Security.STARTTLS, LetterBox.PASSWORD), trust(other));
                Mailer usual = mailer(box.address(Security.STARTTLS, LetterBox.PASSWORD), Optional.empty())) {
            assertThat(mailer.send(LETTER)).isFalse();
            assertThat(usual.send(LETTER)).isFalse();
        }
        SSLContext misnamed = new HandshakeCertificates.Builder()
                .heldCertificate(other)
                .build()
                .sslContext();
        for (Security security : new Security[] {Security.STARTTLS, Security.TLS}) {
            try (LetterBox box = security == Security.TLS ? LetterBox.sealed(misnamed) : LetterBox.guarded(misnamed);
                    Mailer mailer = mailer(box.address(security, LetterBox.PASSWORD), trust(other))) {
                assertThat(mailer.send(LETTER)).isFalse();
                assertThat(box.letters()).isEmpty();
            }
        }
    }

    @Test
    void aFailureIsToldWithoutAddressAndContent() throws IOException {
        MailServer nobody;
        try (LetterBox box = LetterBox.open()) {
            nobody = box.address();
        }
        try (Mailer mailer = mailer(nobody, Optional.empty())) {
            assertThat(mailer.send(LETTER)).isFalse();
            assertThat(mailer.send(new Letter("ada@home.example, eve@home.example", "x", "secret")))
                    .isFalse();
        }
        assertThat(log.list).hasSize(2).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).startsWith("A letter ").doesNotContain("@", "secret", "Wort");
            assertThat(event.getThrowableProxy()).isNull();
        });
        assertThat(LETTER.toString()).doesNotContain("ada", "Wort");
    }

    @Test
    void aLetterThatCouldNotBeSentIsTriedAgainAfterGrowingPauses() {
        Hurry hurry = new Hurry();
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box, hurry)) {
            box.refuse(451, 421, 452, 451);
            mailer.post(LETTER);
            assertThat(box.letter(1).text()).contains("Ein Wort");
            assertThat(hurry.pauses()).isEqualTo(Mailer.PAUSES).isSorted().doesNotHaveDuplicates();
        }
        assertThat(said()).hasSize(4).allMatch(line -> line.startsWith("A letter could not be sent"));
    }

    @Test
    void aLetterIsGivenUpInTheEndAndLeavesItsPlaceToOthers() {
        Hurry hurry = new Hurry();
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box, hurry)) {
            box.refuse(451, 451, 451, 451, 451);
            mailer.post(LETTER);
            Await.until("it is given up", () -> said().contains("A letter was given up after 5 attempts"));
            assertThat(hurry.pauses()).hasSize(4);
            assertThat(box.letters()).isEmpty();
            mailer.post(LETTER);
            assertThat(box.letter(1).to()).isEqualTo("ada@home.example");
        }
        assertThat(said()).noneMatch(line -> line.contains("@"));
    }

    @Test
    void aLetterThatIsRefusedForGoodIsNotTriedAgain() {
        Hurry hurry = new Hurry();
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box, hurry)) {
            box.refuse(550);
            mailer.post(LETTER);
            mailer.post(new Letter("no address at all", "x", "secret"));
            mailer.post(new Letter("bob@home.example", "x", "y"));
            assertThat(box.letter(1).to()).isEqualTo("bob@home.example");
            assertThat(box.letters()).hasSize(1);
        }
        assertThat(hurry.pauses()).isEmpty();
        assertThat(said()).hasSize(2).allMatch(line -> line.startsWith("A letter was refused") && !line.contains("@"));
    }

    @Test
    void aLaterLetterTakesThePlaceOfOneThatWaits() {
        Hurry hurry = new Hurry();
        hurry.hold();
        try (LetterBox box = LetterBox.open();
                Mailer mailer = mailer(box, hurry)) {
            box.refuse(451);
            mailer.post(LETTER);
            Await.until("it waits", hurry::isWaiting);
            mailer.post(new Letter(LETTER.to(), LETTER.subject(), "the later one"));
            assertThat(box.letter(1).text()).contains("the later one");
            assertThat(hurry.getQueue()).isEmpty();
            assertThat(box.letters()).hasSize(1);
        }
    }

    @Test
    void lettersThatWaitAreDroppedWhenTheServerStops() {
        Hurry hurry = new Hurry();
        hurry.hold();
        try (LetterBox box = LetterBox.open()) {
            try (Mailer mailer = mailer(box, hurry)) {
                box.refuse(451);
                mailer.post(LETTER);
                Await.until("it waits", hurry::isWaiting);
            }
            assertThat(hurry.isTerminated()).isTrue();
            assertThat(box.letters()).isEmpty();
        }
        assertThat(said()).last().isEqualTo("1 letters were not sent: the server stops");
    }

    @Test
    void postingNeverWaitsForAServerThatDoesNotAnswerAndTooManyAreDropped() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            MailServer mute = new MailServer(
                    "localhost", silent.getLocalPort(), Security.NONE, null, null, "hearth@home.example");
            Instant before = Instant.now();
            try (Mailer mailer = mailer(mute, Optional.empty())) {
                for (int i = 0; i < Mailer.MOST_HELD + 50; i++) {
                    mailer.post(new Letter("person-" + i + "@home.example", "x", "y"));
                }
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(said()).filteredOn(line -> line.contains("too many")).hasSize(50);
    }

    /// Waits for no pause, but remembers each, or waits for ever.
    private static final class Hurry extends ScheduledThreadPoolExecutor {
        private final List<Duration> pauses = new CopyOnWriteArrayList<>();
        private volatile boolean holding;

        Hurry() {
            super(1);
        }

        void hold() {
            holding = true;
        }

        boolean isWaiting() {
            return !pauses.isEmpty() && !getQueue().isEmpty();
        }

        List<Duration> pauses() {
            return pauses;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (delay > 0) {
                pauses.add(Duration.of(delay, unit.toChronoUnit()));
            }
            return super.schedule(command, holding ? delay : 0, unit);
        }
    }

    private static Mailer mailer(LetterBox box, Hurry hurry) {
        return new Mailer(new Smtp(box.address(), Optional.empty()), InstantSource.system(), hurry);
    }

    private static Mailer mailer(MailServer server, Optional<SSLSocketFactory> trust) {
        return new Mailer(new Smtp(server, trust), InstantSource.system(), new ScheduledThreadPoolExecutor(1));
    }

    private SSLContext tls() {
        return new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
    }

    private static Optional<SSLSocketFactory> trust(HeldCertificate certificate) {
        return Optional.of(new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build()
                .sslSocketFactory());
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Mailer.class);
    }
}
