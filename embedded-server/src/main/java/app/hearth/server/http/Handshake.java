package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks that a request asks for a WebSocket as RFC 6455 (4.2.1) wants it. Stateless.
final class Handshake {
    private static final HttpString KEY = new HttpString("Sec-WebSocket-Key");
    private static final HttpString VERSION = new HttpString("Sec-WebSocket-Version");
    private static final HttpString ACCEPT = new HttpString("Sec-WebSocket-Accept");
    private static final String OURS = "13";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /// Puts the proof of the handshake among the headers of the answer; throws [HttpFailure] when this is none.
    static void accept(HttpServerExchange exchange) {
        HeaderValues version = exchange.getRequestHeaders().get(VERSION);
        String key = only(exchange.getRequestHeaders().get(KEY));
        boolean good = exchange.getRequestMethod().equalToString("GET")
                && exchange.isHttp11()
                && names(exchange.getRequestHeaders().get(Headers.UPGRADE), "websocket")
                && names(exchange.getRequestHeaders().get(Headers.CONNECTION), "upgrade")
                && OURS.equals(only(version));
        if (!good || key == null || !isKey(key)) {
            exchange.getResponseHeaders().put(VERSION, OURS);
            throw HttpFailure.of(ErrorCode.BAD_REQUEST, "Here speaks a WebSocket, version 13.");
        }
        exchange.getResponseHeaders().put(ACCEPT, proof(key));
    }

    private static @Nullable String only(@Nullable HeaderValues values) {
        return values == null || values.size() != 1 ? null : values.getFirst();
    }

    private static boolean names(@Nullable HeaderValues values, String wanted) {
        return values != null
                && values.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .anyMatch(
                                token -> token.strip().toLowerCase(Locale.ROOT).equals(wanted));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String proof(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }
}
