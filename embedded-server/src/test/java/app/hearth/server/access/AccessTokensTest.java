package app.hearth.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Authentication.Refused;
import app.hearth.server.access.Authentication.VerifiedToken;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens under the server's own key: only the whole claim is taken, which the library alone would not ask for.
final class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:15:30Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ProfileId PROFILE = new ProfileId(new UUID(7, 1));
    private static final SessionId SESSION = new SessionId(new UUID(7, 2));

    private final AccessTokens tokens = new AccessTokens(InstantSource.fixed(NOW), KEY);

    @Test
    void whatWasIssuedIsTaken() {
        String token = tokens.issue(PROFILE, SESSION, 3).reveal();
        VerifiedToken good = new VerifiedToken(PROFILE, SESSION, 3, NOW.plus(AccessTokens.LIFETIME));
        assertThat(tokens.check(token)).isEqualTo(good);
        assertThat(tokens.check(signed(UnaryOperator.identity()))).isEqualTo(good);
    }

    @Test
    void aTokenIsGoodForTenMinutes() {
        String token = tokens.issue(PROFILE, SESSION, 0).reveal();
        Instant end = NOW.plus(AccessTokens.LIFETIME);
        assertThat(at(end.minusSeconds(1)).check(token)).isInstanceOf(VerifiedToken.class);
        assertThat(at(end.plusSeconds(1)).check(token)).isEqualTo(new Refused(ErrorCode.TOKEN_EXPIRED));
    }

    private static AccessTokens at(Instant time) {
        return new AccessTokens(InstantSource.fixed(time), KEY);
    }

    @Test
    void aTokenUnderAnotherKeyIsRefused() {
        AccessTokens restarted = new AccessTokens(InstantSource.fixed(NOW));
        assertThat(restarted.check(tokens.issue(PROFILE, SESSION, 0).reveal()))
                .isEqualTo(new Refused(ErrorCode.UNAUTHORIZED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iss", "aud", "sub", "sid", "gen", "jti", "iat"})
    void aTokenWithoutOneOfItsClaimsIsRefused(String claim) {
        assertThat(tokens.check(withPayload(payload -> {}))).isInstanceOf(VerifiedToken.class);
        assertRefused(withPayload(payload -> payload.remove(claim)));
        assertRefused(withPayload(payload -> payload.put(claim, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+JWT2", ""})
    void aTokenOfAnotherTypeIsRefused(String type) {
        assertRefused(signed(token -> token.withHeader(Map.of("typ", type))));
    }

    @Test
    void aTokenWithAnExtensionIsRefused() {
        assertRefused(signed(token -> token.withHeader(Map.of("crit", List.of("exp")))));
    }

    @Test
    void aTokenForOthersIsRefused() {
        assertRefused(signed(token -> token.withIssuer("elsewhere")));
        assertRefused(signed(token -> token.withAudience("elsewhere")));
        assertRefused(signed(token -> token.withSubject("1-1-1-1-1")));
        assertRefused(signed(token -> token.withClaim("sid", "everybody")));
        assertRefused(signed(token -> token.withClaim("gen", "first")));
    }

    @Test
    void aTokenWithoutOrWithAnotherAlgorithmIsRefused() {
        JWTCreator.Builder whole = whole();
        assertRefused(whole.sign(Algorithm.none()));
        assertRefused(whole.sign(Algorithm.HMAC512(KEY)));
    }

    private void assertRefused(String token) {
        assertThat(tokens.check(token)).as(token).isEqualTo(new Refused(ErrorCode.UNAUTHORIZED));
    }

    private static String signed(UnaryOperator<JWTCreator.Builder> change) {
        return change.apply(whole()).sign(Algorithm.HMAC256(KEY));
    }

    private static JWTCreator.Builder whole() {
        return JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withIssuer("hearth")
                .withAudience("hearth")
                .withSubject(PROFILE.toString())
                .withClaim("sid", SESSION.toString())
                .withClaim("gen", 3)
                .withJWTId("one")
                .withIssuedAt(NOW)
                .withExpiresAt(NOW.plus(AccessTokens.LIFETIME));
    }

    /// A token whose payload is changed in ways the library would not write.
    private static String withPayload(Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> payload =
                new HashMap<>(JWT.decode(signed(UnaryOperator.identity())).getClaims().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, claim -> claim.getValue().as(Object.class))));
        change.accept(payload);
        return JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withPayload(Json.write(payload))
                .sign(Algorithm.HMAC256(KEY));
    }
}
