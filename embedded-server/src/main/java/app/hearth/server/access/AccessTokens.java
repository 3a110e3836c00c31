package app.hearth.server.access;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.Authentication.Refused;
import app.hearth.server.access.Authentication.TokenCheck;
import app.hearth.server.access.Authentication.VerifiedToken;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes and checks access tokens: JWT, HS256, ten minutes, under a random key that lives as long as this process.
/// Thread-safe.
///
/// The library accepts a token without `exp`, with claims that are null, of any `typ` and with an unknown `crit`; each
/// is required or refused here.
public final class AccessTokens {
    public static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String ISSUER = "hearth";
    private static final String TYPE = "at+jwt";
    private static final List<String> CLAIMS = List.of("iss", "aud", "sub", "sid", "gen", "jti", "iat", "exp");

    private final InstantSource clock;
    private final Algorithm algorithm;
    private final JWTVerifier verifier;

    public AccessTokens(InstantSource clock) {
        this(clock, SecretBox.random(SecretBox.KEY_BYTES));
    }

    AccessTokens(InstantSource clock, byte[] key) {
        this.clock = clock;
        this.algorithm = Algorithm.HMAC256(key);
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification) JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withAudience(ISSUER)
                .withClaimPresence("sub")
                .withClaimPresence("sid")
                .withClaimPresence("gen")
                .withClaimPresence("jti")
                .withClaimPresence("iat")
                .withClaimPresence("exp");
        this.verifier = verification.build(new SourceClock(clock));
    }

    public Secret issue(ProfileId profile, SessionId session, int generation) {
        Instant now = clock.instant();
        return Secret.of(JWT.create()
                .withHeader(Map.of("typ", TYPE))
                .withIssuer(ISSUER)
                .withAudience(ISSUER)
                .withSubject(profile.toString())
                .withClaim("sid", session.toString())
                .withClaim("gen", generation)
                .withJWTId(UUID.randomUUID().toString())
                .withIssuedAt(now)
                .withExpiresAt(now.plus(LIFETIME))
                .sign(algorithm));
    }

    public TokenCheck check(String token) {
        try {
            DecodedJWT jwt = verifier.verify(token);
            Claim critical = jwt.getHeaderClaim("crit");
            boolean whole = CLAIMS.stream().noneMatch(name -> jwt.getClaim(name).isNull());
            if (!whole || !TYPE.equals(jwt.getType()) || !critical.isMissing()) {
                return new Refused(ErrorCode.UNAUTHORIZED);
            }
            Optional<UUID> profile = Uuid7.parse(jwt.getSubject());
            Optional<UUID> session =
                    Optional.ofNullable(jwt.getClaim("sid").asString()).flatMap(Uuid7::parse);
            Integer generation = jwt.getClaim("gen").asInt();
            if (profile.isEmpty() || session.isEmpty() || generation == null) {
                return new Refused(ErrorCode.UNAUTHORIZED);
            }
            return new VerifiedToken(
                    new ProfileId(profile.get()),
                    new SessionId(session.get()),
                    generation,
                    jwt.getExpiresAtAsInstant());
        } catch (TokenExpiredException _) {
            return new Refused(ErrorCode.TOKEN_EXPIRED);
        } catch (JWTVerificationException _) {
            return new Refused(ErrorCode.UNAUTHORIZED);
        }
    }

    /// java-jwt asks a [Clock], of which it uses the instant alone.
    private static final class SourceClock extends Clock {
        private final InstantSource source;

        SourceClock(InstantSource source) {
            this.source = source;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
