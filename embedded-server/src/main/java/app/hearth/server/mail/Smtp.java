package app.hearth.server.mail;

import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// One SMTP conversation per letter. Thread-safe; blocks, for at most some ten seconds at each step.
final class Smtp {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_ANSWER = -1;
    private static final int PERMANENT = 500;

    private final MailServer server;
    private final String protocol;
    private final Session session;

    /// `trusting` takes the place of the system's trust in certificates.
    Smtp(MailServer server, Optional<SSLSocketFactory> trusting) {
        this.server = server;
        this.protocol = server.security() == Security.TLS ? "smtps" : "smtp";
        this.session = Session.getInstance(properties(trusting));
    }

    private Properties properties(Optional<SSLSocketFactory> trusting) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        String patience = Long.toString(PATIENCE.toMillis());
        properties.put(prefix + "connectiontimeout", patience);
        properties.put(prefix + "timeout", patience);
        properties.put(prefix + "writetimeout", patience);
        properties.put(prefix + "localhost", "hearth.invalid"); // the name of this machine is nobody's business
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (server.security() == Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        trusting.ifPresent(factory -> {
            properties.put(prefix + "ssl.socketFactory", factory);
            properties.put(prefix + "ssl.socketFactory.fallback", "false");
        });
        return properties;
    }

    /// Returns when the server has taken the letter.
    void send(Letter letter, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.saveChanges();
        try (Transport transport = session.getTransport(protocol)) {
            String password =
                    server.password() == null ? null : server.password().reveal();
            transport.connect(server.host(), server.port(), server.user(), password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /// Whether what [#send] failed with will not be otherwise at another time: an address that is none, or an answer
    /// of 500 and above about sender, recipient or letter.
    static boolean isForGood(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            int answer = answer(cause);
            if (answer != NO_ANSWER) {
                return answer >= PERMANENT;
            }
            if (cause instanceof AddressException) {
                return true;
            }
        }
        return false;
    }

    private static int answer(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException recipient -> recipient.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException letter -> letter.getReturnCode();
            default -> NO_ANSWER;
        };
    }
}
