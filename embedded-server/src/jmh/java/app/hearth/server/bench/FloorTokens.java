package app.hearth.server.bench;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The floor's access tokens: as large as ours and checked for the same claims by the same library.
final class FloorTokens {
    private static final String ISSUER = "hearth";
    private static final String PREFIX = "Bearer ";

    private final Algorithm algorithm = Algorithm.HMAC256(new byte[32]);
    private final JWTVerifier verifier = JWT.require(algorithm)
            .withIssuer(ISSUER)
            .withAudience(ISSUER)
            .withClaimPresence("sub")
            .withClaimPresence("sid")
            .withClaimPresence("gen")
            .withClaimPresence("jti")
            .withClaimPresence("iat")
            .withClaimPresence("exp")
            .build();

    String issue(UUID profile) {
        return JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withIssuer(ISSUER)
                .withAudience(ISSUER)
                .withSubject(profile.toString())
                .withClaim("sid", UUID.randomUUID().toString())
                .withClaim("gen", 1)
                .withJWTId(UUID.randomUUID().toString())
                .withIssuedAt(Instant.now())
                .withExpiresAt(Instant.now().plus(Duration.ofDays(1)))
                .sign(algorithm);
    }

    /// The profile whose token it is; throws for a token that is not good.
    UUID profile(String authorization) {
        DecodedJWT token = verifier.verify(authorization.substring(PREFIX.length()));
        return UUID.fromString(token.getSubject());
    }
}
