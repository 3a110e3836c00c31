package app.hearth.server.contract;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Access tokens that must not be taken, each made from a genuine one.
final class ForgedTokens {
    private static final Algorithm OTHER_KEY =
            Algorithm.HMAC256("another key, another key, another".getBytes(StandardCharsets.UTF_8));

    private static final Algorithm ZERO_KEY = Algorithm.HMAC256(new byte[1]);

    private ForgedTokens() {}

    /// By what is wrong with them.
    static Map<String, String> from(String genuine) {
        DecodedJWT jwt = JWT.decode(genuine);
        String[] parts = genuine.split("\\.", -1);
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("not a token", "garbage");
        forged.put("three parts that are no JSON", "a.b.c");
        forged.put("nothing", "");
        forged.put("no signature", parts[0] + "." + parts[1] + ".");
        forged.put("another signature", parts[0] + "." + parts[1] + "." + flipped(parts[2]));
        forged.put("alg none", encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        forged.put("alg None", encoded("{\"alg\":\"None\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        forged.put("another alg", encoded("{\"alg\":\"HS512\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        forged.put("another key", copy(jwt).sign(OTHER_KEY));
        forged.put(
                "another key without exp",
                copy(jwt).withExpiresAt((Instant) null).sign(OTHER_KEY));
        forged.put(
                "another key, expired",
                copy(jwt).withExpiresAt(Instant.parse("2020-01-01T00:00:00Z")).sign(OTHER_KEY));
        forged.put("another typ", encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
        forged.put(
                "an extra crit",
                encoded("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"crit\":[\"exp\"]}") + "." + parts[1] + "." + parts[2]);
        forged.putAll(withHeaders(jwt, parts));
        forged.put("two parts", parts[0] + "." + parts[1]);
        forged.put("four parts", genuine + ".");
        forged.put("two tokens", genuine + "," + genuine);
        forged.put("a token of four kilobytes", parts[0] + "." + parts[1] + "." + parts[2] + "A".repeat(4096));
        forged.put(
                "another key, good for a century",
                copy(jwt).withExpiresAt(Instant.parse("2126-01-01T00:00:00Z")).sign(OTHER_KEY));
        forged.put(
                "other claims",
                parts[0] + "." + encoded(decoded(parts[1]).replaceFirst("\"gen\":\\d+", "\"gen\":9")) + "." + parts[2]);
        return forged;
    }

    /// Headers that tell a careless library where to find the key, or what else to believe.
    private static Map<String, String> withHeaders(DecodedJWT jwt, String[] parts) {
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("a kid of nowhere", copy(jwt).withKeyId("1").sign(OTHER_KEY));
        forged.put(
                "a kid that is an empty file",
                copy(jwt).withKeyId("../../../dev/null").sign(ZERO_KEY));
        forged.put(
                "a kid that is a statement", copy(jwt).withKeyId("' OR '1'='1").sign(OTHER_KEY));
        forged.put("no alg", encoded("{\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        for (String header : List.of(
                "\"alg\":\"RS256\"",
                "\"alg\":\"ES256\"",
                "\"alg\":\"HS256\",\"cty\":\"JWT\"",
                "\"alg\":\"HS256\",\"jku\":\"https://keys.example/\"",
                "\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]")) {
            forged.put(header, encoded("{\"typ\":\"at+jwt\"," + header + "}") + "." + parts[1] + "." + parts[2]);
        }
        return forged;
    }

    private static JWTCreator.Builder copy(DecodedJWT jwt) {
        return JWT.create().withPayload(decoded(jwt.getPayload())).withHeader(Map.of("typ", "at+jwt"));
    }

    private static String flipped(String signature) {
        char first = signature.charAt(0);
        return (first == 'A' ? 'B' : 'A') + signature.substring(1);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
