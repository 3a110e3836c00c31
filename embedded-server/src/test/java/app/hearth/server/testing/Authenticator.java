package app.hearth.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An authenticator app that has been given a seed.
public final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] seed;
    private final InstantSource clock;

    /// With the seed as it is typed.
    public Authenticator(String secret, InstantSource clock) {
        BigInteger value = secret.chars()
                .mapToObj(c -> BigInteger.valueOf(ALPHABET.indexOf(c)))
                .reduce(BigInteger.ZERO, (sum, digit) -> sum.shiftLeft(5).add(digit));
        // a one in front keeps the zeros that a seed may begin with
        byte[] bytes = BigInteger.ONE
                .shiftLeft(OneTimeCode.SEED_BYTES * Byte.SIZE)
                .add(value)
                .toByteArray();
        this.seed = Arrays.copyOfRange(bytes, 1, bytes.length);
        this.clock = clock;
    }

    /// Begins an enrolment in a house where the password is the usual one.
    public static Authenticator waiting(House house, Tokens who) {
        Seen seen = post(house, who, "/auth/totp", Map.of("password", House.PASSWORD));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return new Authenticator(seen.json().path("secret").asText(), house.clock());
    }

    /// Begins it and confirms it, which uses up the code of now.
    public static Authenticator enrolled(House house, Tokens who) {
        Authenticator app = waiting(house, who);
        Seen seen = app.confirm(house, who);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return app;
    }

    public Seen confirm(House house, Tokens who) {
        return post(house, who, "/auth/totp/confirm", Map.of("code", code()));
    }

    /// What it shows now.
    public String code() {
        return OneTimeCode.at(seed, clock.instant());
    }

    /// Six digits that are wrong now and two steps before and after.
    public String wrongCode() {
        Set<String> right = IntStream.rangeClosed(-2, 2)
                .mapToObj(step -> OneTimeCode.at(seed, clock.instant().plus(OneTimeCode.STEP.multipliedBy(step))))
                .collect(Collectors.toSet());
        return IntStream.range(0, 10)
                .mapToObj(i -> String.format(Locale.ROOT, "%06d", i))
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    /// Turns the clock to the beginning of a step, so that what follows happens within one.
    public static void atTheBeginningOfAStep(TestClock clock) {
        long step = OneTimeCode.STEP.toMillis();
        clock.forward(Duration.ofMillis(step - Math.floorMod(clock.millis(), step)));
    }

    /// The seed itself, a byte a character.
    public String raw() {
        return new String(seed, StandardCharsets.ISO_8859_1);
    }

    private static Seen post(House house, Tokens who, String path, Map<String, String> body) {
        return house.send(Call.of("POST", path, who.accessToken().reveal(), Json.write(body)));
    }
}
