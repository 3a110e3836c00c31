package app.hearth.server.command;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owner;
import app.hearth.server.account.Account;
import app.hearth.server.account.Admission;
import app.hearth.server.account.Belongings;
import app.hearth.server.account.Caretaker;
import app.hearth.server.account.Memberships;
import app.hearth.server.account.Vaults;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.household.Figures;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.key.NamedSecrets;
import app.hearth.server.key.ProviderKeys;
import app.hearth.server.mail.Mail;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The accounts of a data directory that no server holds, until this is closed. For one thread; blocks.
final class StoppedHousehold implements AutoCloseable {
    private final Database database;
    private final Account account;
    private final Figures figures;

    private StoppedHousehold(Database database, InstantSource clock) {
        this.database = database;
        ChangeLog changes = new ChangeLog(database, clock, Map.of());
        Vaults vaults = new Vaults(clock);
        ProviderKeys keys = new ProviderKeys(database, changes, vaults);
        NamedSecrets secrets = new NamedSecrets(database, changes, vaults);
        AuditLog audit = new AuditLog(database, clock);
        this.account = new Account(
                new Account.Ground(database, changes, audit, vaults, Mail.NONE),
                belongings(keys, secrets),
                clock,
                new Admission(RegistrationPolicy.CLOSED, false),
                Pages.NONE);
        this.figures = new Figures(database, clock, "");
    }

    private static Belongings belongings(ProviderKeys keys, NamedSecrets secrets) {
        return new Belongings() {
            @Override
            public void loseSealed(ChangeSet set, Owner owner) {
                keys.lose(set, owner);
                secrets.lose(set, owner);
            }

            @Override
            public void endWork(Owner owner) {
                // no server, no work
            }
        };
    }

    /// Fails in one sentence when a server holds the directory.
    static StoppedHousehold open(Path directory, Optional<DatabaseLocation> location) throws CommandException {
        try {
            return new StoppedHousehold(Storage.open(directory, location), InstantSource.system());
        } catch (ServerStartException.DirectoryInUse e) {
            String words = "A running Hearth is using " + directory
                    + ". Stop it first, or ask an admin to do this while it runs (/api/v1/admin).";
            throw new CommandException(words, e);
        } catch (ServerStartException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The same where there must be data already, so that a mistyped directory is not filled.
    static StoppedHousehold openExisting(Path directory, Optional<DatabaseLocation> location) throws CommandException {
        if (location.isEmpty() && !Files.isDirectory(directory.resolve("db"))) {
            throw new CommandException("There is no data of Hearth in " + directory + ".");
        }
        return open(directory, location);
    }

    Caretaker caretaker() {
        return account.caretaker();
    }

    Memberships memberships() {
        return account.memberships();
    }

    Figures figures() {
        return figures;
    }

    /// What the rules refuse becomes the one line a person reads.
    static <T> T told(Supplier<T> work) throws CommandException {
        try {
            return work.get();
        } catch (HttpFailure | InvalidFieldException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        account.close();
        database.close();
    }
}
