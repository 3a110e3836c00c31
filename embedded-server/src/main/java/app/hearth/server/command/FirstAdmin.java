package app.hearth.server.command;

import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.MailServer;
import app.hearth.common.secret.Secret;
import app.hearth.server.account.PasswordResets;
import app.hearth.server.mail.Letter;
import app.hearth.server.mail.Mailer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the admin that the environment names, on a server that has no profile yet: with a password, in which
/// case its recovery code is shown to nobody and whoever signs in has a new one made, or by the address alone,
/// with a one-time token to set the password by.
final class FirstAdmin {
    private static final String NAME = "HEARTH_ADMIN_USERNAME";
    private static final String EMAIL = "HEARTH_ADMIN_EMAIL";
    private static final String PASSWORD_FILE = "HEARTH_ADMIN_PASSWORD_FILE";

    private final Map<String, String> environment;

    FirstAdmin(Map<String, String> environment) {
        this.environment = environment;
    }

    /// What is to be said once the server is ready, if anything is. Does nothing where the environment names
    /// nobody. Before the server starts, because only one may hold the data.
    Optional<String> ensure(Path directory, Optional<DatabaseLocation> location, Optional<MailServer> mail)
            throws CommandException {
        String name = environment.getOrDefault(NAME, "");
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        String email = environment.getOrDefault(EMAIL, "");
        if (name.isEmpty() && file.isEmpty() && email.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() != file.isEmpty()) {
            throw new CommandException("The first admin needs both " + NAME + " and " + PASSWORD_FILE
                    + ", the name of a file that holds the password, or " + EMAIL + " alone.");
        }
        try (StoppedHousehold household = StoppedHousehold.open(directory, location)) {
            if (!household.caretaker().hasNobody()) {
                return Optional.empty();
            }
            if (name.isEmpty()) {
                return Optional.of(prepare(household, email, mail));
            }
            create(household, name, email.isEmpty() ? null : email, Path.of(file));
            return Optional.empty();
        }
    }

    private static void create(StoppedHousehold household, String name, @Nullable String email, Path file)
            throws CommandException {
        try (Secret password = PasswordFile.read(file, PASSWORD_FILE)) {
            Registration wanted = new Registration(name, email, password, null, null, null, null);
            StoppedHousehold.told(() -> household.caretaker().create(wanted, Role.ADMIN));
        }
    }

    private static String prepare(StoppedHousehold household, String email, Optional<MailServer> mail)
            throws CommandException {
        PasswordResets.Issued issued =
                StoppedHousehold.told(() -> household.caretaker().prepareAdmin(email));
        if (mail.isPresent() && isSent(mail.get(), email, issued)) {
            return "The admin " + email + " sets a password with the token in the letter that was just sent there.";
        }
        return "The admin " + email + " sets a password with this token, good once and for 24 hours: "
                + issued.token().reveal();
    }

    private static boolean isSent(MailServer server, String email, PasswordResets.Issued issued) {
        Letter letter = new Letter(
                email, "Your profile at Hearth", """
                You are the first admin of a Hearth server. Set a password there with this token:

                %s

                It is good once and for 24 hours.
                """.formatted(issued.token().reveal()));
        try (Mailer mailer = new Mailer(server, InstantSource.system())) {
            return mailer.send(letter);
        }
    }
}
