package app.hearth.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
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
import java.util.Optional;
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
            assertThat(event.getFormattedMessage())
                    .startsWith("A letter could not be sent")
                    .doesNotContain("@", "secret", "Wort");
            assertThat(event.getThrowableProxy()).isNull();
        });
        assertThat(LETTER.toString()).doesNotContain("ada", "Wort");
    }

    @Test
    void postingNeverWaitsForAServerThatDoesNotAnswerAndTooManyAreDropped() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            MailServer mute = new MailServer(
                    "localhost", silent.getLocalPort(), Security.NONE, null, null, "hearth@home.example");
            Instant before = Instant.now();
            try (Mailer mailer = mailer(mute, Optional.empty())) {
                for (int i = 0; i < 150; i++) {
                    mailer.post(LETTER);
                }
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().contains("too many"))
                .hasSize(49);
    }

    private static Mailer mailer(MailServer server, Optional<SSLSocketFactory> trust) {
        return new Mailer(new Smtp(server, trust), InstantSource.system());
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

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Mailer.class);
    }
}
