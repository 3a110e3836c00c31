package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.secret.KeyDerivation;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One attempt to prove something, and what it counts against when it fails.
record Guess(List<Count> counts) {
    /// One name from one network address: five, then one every three minutes.
    static final Limit NAME_AND_ADDRESS = new Limit("name and address", 5, Duration.ofMinutes(3), true);

    /// One name, from wherever: twenty within an hour.
    static final Limit NAME = new Limit("name", 20, Duration.ofHours(1), false);

    /// A device that was signed in before, in the place of its name: as many, but nobody else's count here.
    static final Limit DEVICE = new Limit("device", 20, Duration.ofHours(1), false);

    /// One network address, whatever the name: fifty within ten minutes.
    static final Limit ADDRESS = new Limit("address", 50, Duration.ofMinutes(10), false);

    /// A signed-in device that is asked for a password: what others guess at its name does not count here.
    static final Limit SESSION = new Limit("session", 5, Duration.ofMinutes(3), true);

    private static final int NETWORK_BYTES = 8;

    /// How many failures are borne. Each is forgotten after `after`: one by one, each after the one before it,
    /// or all at their own time.
    record Limit(String of, int failures, Duration after, boolean oneByOne) {}

    /// What is limited, and whose count it is.
    record Count(Limit limit, String whose) {}

    /// An attempt in somebody's name by who is not signed in. `device` is the session that it showed an earlier
    /// token of.
    static Guess inTheNameOf(Who who, String address, Optional<SessionId> device) {
        String network = network(address);
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(NAME_AND_ADDRESS, who.key() + " " + network));
        counts.add(device.map(session -> new Count(DEVICE, session.toString()))
                .orElseGet(() -> new Count(NAME, who.key())));
        counts.addAll(from(address).counts());
        return new Guess(List.copyOf(counts));
    }

    /// An attempt that names nobody. On loopback all have one address, so it is no limit there.
    static Guess from(String address) {
        return new Guess(isLoopback(address) ? List.of() : List.of(new Count(ADDRESS, network(address))));
    }

    /// An attempt of a signed-in device.
    static Guess in(SessionId session) {
        return new Guess(List.of(new Count(SESSION, session.toString())));
    }

    /// Whose name it is: a profile however it is called, or a name that nobody has.
    record Who(String key) {
        static Who of(Optional<Profile> profile, String name) {
            return new Who(profile.map(Profile::id).map(ProfileId::toString).orElseGet(() -> unknown(name)));
        }

        /// A name can be long.
        private static String unknown(String name) {
            byte[] hash = KeyDerivation.sha256(Names.key(name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        }
    }

    /// Whoever has one address of IPv6 has the 2^64 beside it.
    private static String network(String address) {
        byte[] bytes = bytes(address);
        return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
