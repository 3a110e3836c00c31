package app.hearth.common.client;

import app.hearth.common.wire.Codes;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import okhttp3.Response;

/// An answer that is no success, read as a problem.
///
/// @param problem what to tell the caller
/// @param spoken whether the server itself said so; false for an HTML page, an empty answer and other
/// strangers' words
/// @param retryAfter how long the server wants to be left alone, where it says so
record Failure(Problem problem, boolean spoken, Optional<Duration> retryAfter) {
    private static final long LIMIT = 1024L * 1024;

    /// Reads and closes the answer. Throws [UnreachableException] when it is no error either (a redirect).
    static Failure of(Response response) {
        try (response) {
            if (response.code() < 400) {
                throw new UnreachableException(
                        "The server answered " + response.code() + ", which is not its language.",
                        new IOException("unexpected status"));
            }
            JsonNode body = body(response);
            String code = body.path("code").asText("");
            Optional<Duration> wait = retryAfter(response);
            return code.isEmpty()
                    ? new Failure(bare(response.code()), false, wait)
                    : new Failure(problem(response.code(), code, body), true, wait);
        }
    }

    ProblemException exception() {
        return new ProblemException(problem, retryAfter);
    }

    private static Optional<Duration> retryAfter(Response response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    int status() {
        return problem.status();
    }

    private static JsonNode body(Response response) {
        try {
            return Json.lenient().readTree(response.peekBody(LIMIT).bytes());
        } catch (IOException _) {
            return Json.lenient().missingNode();
        }
    }

    private static Problem problem(int status, String code, JsonNode body) {
        ErrorCode known = Codes.find(ErrorCode.class, code).orElseGet(() -> codeOf(status));
        Problem told;
        try {
            told = Json.lenient().treeToValue(body, Problem.class);
        } catch (IOException _) {
            told = Problem.of(known, body.path("detail").asText(known.title()));
        }
        return new Problem(told.type(), told.title(), status, told.detail(), known, told.errors(), told.reason());
    }

    private static Problem bare(int status) {
        ErrorCode code = codeOf(status);
        String detail = "The server answered " + status + " without saying why.";
        return new Problem("about:blank", code.title(), status, detail, code, null, null);
    }

    /// The first code of a status; a 502 without words is a gateway's and says nothing of a provider.
    private static ErrorCode codeOf(int status) {
        ErrorCode otherwise = status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.status() == status && code != ErrorCode.PROVIDER_ERROR)
                .findFirst()
                .orElse(otherwise);
    }
}
