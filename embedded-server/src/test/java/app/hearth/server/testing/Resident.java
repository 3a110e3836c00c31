package app.hearth.server.testing;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.storage.Database;
import java.time.InstantSource;

/// A profile's bare row, for tests of what profiles own; nobody can sign in to it.
public final class Resident {
    private Resident() {}

    public static Owner movingInto(Database database, InstantSource clock) {
        Owner owner = Owners.ofProvenProfile(ProfileId.next(clock));
        String name = owner.profile().toString();
        database.write(transaction -> transaction
                .handle()
                .createUpdate("""
                        INSERT INTO profile (id, seq, horizon, username, username_key, email_verified, display_name, role,
                            is_active, has_password, avatar_color, preferences, password_salt, password_cost,
                            password_verifier, password_slot, recovery_slot, created_at, updated_at)
                        VALUES (:id, 0, 0, :name, :name, FALSE, 'a', 'member', TRUE, TRUE, '#000000', '{}', :none, 'x',
                            :none, :none, :none, 0, 0)
                        """)
                .bind("id", owner.profile().value())
                .bind("name", name)
                .bind("none", new byte[0])
                .execute());
        return owner;
    }
}
