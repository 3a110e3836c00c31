package app.hearth.server.command;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.embed.DataDirectories;
import app.hearth.common.embed.ProgramLog;
import app.hearth.common.household.Person;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Page;
import app.hearth.server.audit.Actor;
import app.hearth.server.http.Cursor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Looks after the accounts of a data directory while its server is stopped.
@Command(name = "user")
final class UserCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final Typing typing;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private final DatabaseOptions database;

    @Parameters(index = "0", paramLabel = "ACTION", converter = ActionConverter.class)
    private Action action = Action.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--admin")
    private boolean admin;

    @Option(names = "--email", paramLabel = "ADDRESS")
    private @Nullable String email;

    @Option(names = "--interactive")
    private boolean interactive;

    @Option(names = "--password-stdin")
    private boolean passwordStdin;

    @Option(names = "--data-dir", paramLabel = "DIR")
    private @Nullable Path dataDir;

    UserCommand(Map<String, String> environment, PrintWriter out, Typing typing) {
        this.database = new DatabaseOptions(environment);
        this.out = out;
        this.typing = typing;
    }

    private enum Action {
        CREATE,
        LIST,
        DISABLE,
        ENABLE,
        RESET_PASSWORD,
        DELETE;

        boolean takesPassword() {
            return this == CREATE || this == RESET_PASSWORD;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final class ActionConverter implements ITypeConverter<Action> {
        @Override
        public Action convert(String value) {
            for (Action action : Action.values()) {
                if (action.code().equals(value)) {
                    return action;
                }
            }
            throw new TypeConversionException("it takes create, list, disable, enable, reset-password or delete");
        }
    }

    @Override
    public Integer call() throws CommandException {
        check();
        ProgramLog.keepNone();
        Path directory = (dataDir == null ? DataDirectories.standard() : dataDir)
                .toAbsolutePath()
                .normalize();
        // asked before anything is opened: a person may take their time
        Optional<Secret> password =
                action.takesPassword() ? Optional.of(interactive ? typing.asked() : typing.read()) : Optional.empty();
        try (StoppedHousehold household = action == Action.CREATE
                ? StoppedHousehold.open(directory, database.location())
                : StoppedHousehold.openExisting(directory, database.location())) {
            act(household, password);
            return HearthCommand.DONE;
        } finally {
            password.ifPresent(Secret::close);
        }
    }

    private void check() {
        database.check();
        if ((name == null) != (action == Action.LIST)) {
            throw Misuse.of(
                    command,
                    action == Action.LIST
                            ? "user list takes no name."
                            : "user " + action.code() + " needs the name of a profile.");
        }
        if (action.takesPassword() && interactive == passwordStdin) {
            throw Misuse.of(command, "user " + action.code() + " takes either --interactive or --password-stdin.");
        }
        if (!action.takesPassword() && (interactive || passwordStdin)) {
            throw Misuse.of(command, "user " + action.code() + " takes no password.");
        }
        if (action != Action.CREATE && (admin || email != null)) {
            throw Misuse.of(command, "--admin and --email belong to user create.");
        }
    }

    private void act(StoppedHousehold household, Optional<Secret> password) throws CommandException {
        switch (action) {
            case LIST -> list(household);
            case CREATE -> create(household, password.orElseThrow());
            case DISABLE -> setActive(household, false);
            case ENABLE -> setActive(household, true);
            case RESET_PASSWORD -> resetPassword(household, password.orElseThrow());
            case DELETE -> delete(household);
        }
    }

    private void list(StoppedHousehold household) {
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Person> page = household.figures().people(after, Page.MAX_LIMIT);
            page.items().forEach(this::print);
            after = Optional.ofNullable(page.nextCursor()).map(Cursor::parse);
        } while (after.isPresent());
    }

    private void print(Person person) {
        out.printf(
                Locale.ROOT,
                "%-24s %-6s %-8s %,d conversations, %,d messages, last seen %s%n",
                person.username(),
                person.role().code(),
                person.isActive() ? "enabled" : "disabled",
                person.conversations(),
                person.messages(),
                person.lastSeenAt() == null ? "never" : person.lastSeenAt());
    }

    private void create(StoppedHousehold household, Secret password) throws CommandException {
        Registration wanted = new Registration(name, email, password, null, null, null, null);
        Secret code =
                StoppedHousehold.told(() -> household.caretaker().create(wanted, admin ? Role.ADMIN : Role.MEMBER));
        out.println(name + " can sign in now. The recovery code, shown this once: " + code.reveal());
    }

    private void setActive(StoppedHousehold household, boolean active) throws CommandException {
        ProfileId id = named(household);
        StoppedHousehold.told(() -> {
            household.memberships().change(id, Optional.empty(), Optional.of(active), Actor.atThisMachine());
            return id;
        });
        out.println(name + (active ? " is enabled." : " is disabled and signed out everywhere."));
    }

    private void resetPassword(StoppedHousehold household, Secret password) throws CommandException {
        ProfileId id = named(household);
        Secret code = StoppedHousehold.told(() -> household.caretaker().resetPassword(id, password));
        out.println(
                name + " signs in with the new password now; stored provider keys are lost and must be entered again."
                        + " The new recovery code, shown this once: " + code.reveal());
    }

    private void delete(StoppedHousehold household) throws CommandException {
        ProfileId id = named(household);
        StoppedHousehold.told(() -> {
            household.memberships().remove(id, Actor.atThisMachine());
            return id;
        });
        out.println("Everything of " + name + " is gone.");
    }

    private ProfileId named(StoppedHousehold household) throws CommandException {
        return household
                .caretaker()
                .find(String.valueOf(name))
                .orElseThrow(() -> new CommandException("There is no profile called " + name + "."))
                .id();
    }
}
