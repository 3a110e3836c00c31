package app.hearth.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Authentication.Refused;
import app.hearth.server.access.Authentication.VerifiedToken;
import app.hearth.server.testing.TestClock;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Map<String, Object> HEADER = Map.of("typ", "at+jwt");

    private final TestClock clock = new TestClock();
    private final byte[] key = new byte[32];
    private final AccessTokens tokens = new AccessTokens(clock, key);
    private final Algorithm algorithm = Algorithm.HMAC256(key);
    private final ProfileId profile = ProfileId.next(clock);
    private final SessionId session = SessionId.next(clock);

    @Test
    void aTokenOfOursSaysWhoItIsFor() {
        assertThat(tokens.check(tokens.issue(profile, session, 3).reveal()))
                .isEqualTo(new VerifiedToken(profile, session, 3));
        assertThat(tokens.check(whole(HEADER).sign(algorithm))).isEqualTo(new VerifiedToken(profile, session, 1));
    }

    @Test
    void afterTenMinutesItHasExpired() {
        String token = tokens.issue(profile, session, 1).reveal();
        clock.forward(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(tokens.check(token)).isEqualTo(new Refused(ErrorCode.TOKEN_EXPIRED));
    }

    @Test
    void whatLacksAnythingIsRefused() {
        assertRefused(whole(Map.of("typ", "JWT")).sign(algorithm));
        assertRefused(whole(Map.of("typ", "at+jwt", "crit", new String[] {"x"})).sign(algorithm));
        assertRefused(whole(HEADER).sign(Algorithm.none()));
        assertRefused(whole(HEADER).sign(Algorithm.HMAC512(key)));
        assertRefused(whole(HEADER).sign(Algorithm.HMAC256("another key of 32 bytes or more ...")));
        assertRefused(whole(HEADER).withIssuer("another").sign(algorithm));
        assertRefused(whole(HEADER).withAudience("another").sign(algorithm));
        assertRefused(whole(HEADER).withSubject("x").sign(algorithm));
        assertRefused(whole(HEADER).withClaim("sid", "x").sign(algorithm));
        assertRefused(whole(HEADER).withClaim("gen", "x").sign(algorithm));
        JWTCreator.Builder endless =
                JWT.create().withHeader(HEADER).withIssuer("hearth").withAudience("hearth");
        assertRefused(endless.withSubject(profile.toString())
                .withClaim("sid", session.toString())
                .withClaim("gen", 1)
                .withJWTId("1")
                .withIssuedAt(clock.instant())
                .sign(algorithm));
        assertRefused("");
        assertRefused("a.b.c");
    }

    private void assertRefused(String token) {
        assertThat(tokens.check(token)).isEqualTo(new Refused(ErrorCode.UNAUTHORIZED));
    }

    private JWTCreator.Builder whole(Map<String, Object> header) {
        Instant now = clock.instant();
        return JWT.create()
                .withHeader(header)
                .withIssuer("hearth")
                .withAudience("hearth")
                .withSubject(profile.toString())
                .withClaim("sid", session.toString())
                .withClaim("gen", 1)
                .withJWTId("1")
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(60));
    }
}
