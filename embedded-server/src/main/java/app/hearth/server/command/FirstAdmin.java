package app.hearth.server.command;

import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Makes the admin that the environment names, on a server that has no profile yet. Its recovery code is shown to
/// nobody; whoever signs in has a new one made.
final class FirstAdmin {
    private static final String NAME = "HEARTH_ADMIN_USERNAME";
    private static final String PASSWORD_FILE = "HEARTH_ADMIN_PASSWORD_FILE";

    private final Map<String, String> environment;

    FirstAdmin(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Does nothing where the environment names nobody. Before the server starts, because only one may hold the data.
    void ensure(Path directory, Optional<DatabaseLocation> location) throws CommandException {
        String name = environment.getOrDefault(NAME, "");
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        if (name.isEmpty() && file.isEmpty()) {
            return;
        }
        if (name.isEmpty() || file.isEmpty()) {
            throw new CommandException("The first admin needs both " + NAME + " and " + PASSWORD_FILE
                    + ", the name of a file that holds the password.");
        }
        try (StoppedHousehold household = StoppedHousehold.open(directory, location)) {
            if (household.caretaker().hasNobody()) {
                create(household, name, Path.of(file));
            }
        }
    }

    private static void create(StoppedHousehold household, String name, Path file) throws CommandException {
        try (Secret password = PasswordFile.read(file, PASSWORD_FILE)) {
            Registration wanted = new Registration(name, null, password, null, null, null, null);
            StoppedHousehold.told(() -> household.caretaker().create(wanted, Role.ADMIN));
        }
    }
}
