package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import app.hearth.server.storage.StorageFullException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where failures become answers. What is not an [HttpFailure] is a fault of ours: it is logged
/// once, and the caller learns only that it happened.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /// Made beforehand, so that it can be sent when memory is short.
    private static final Answer INTERNAL =
            problem(Problem.of(ErrorCode.INTERNAL, "The server has failed at this request."), Map.of());

    private Failures() {}

    static Answer answer(Throwable failure) {
        switch (failure) {
            case HttpFailure expected -> {
                return answer(expected);
            }
            case InvalidFieldException invalid -> {
                return answer(new HttpFailure(Problem.invalid(List.of(invalid.error()))));
            }
            case StorageFullException _ -> {
                return answer(HttpFailure.of(
                        ErrorCode.STORAGE_FULL,
                        "The server's disk is full. Nothing was changed; make room, then try again."));
            }
            default -> {
                // a fault of ours, logged below
            }
        }
        try {
            LOG.error("A request has failed.", failure);
        } catch (Throwable _) {
            // memory or stack is exhausted: the answer matters more than the line in the log
        }
        return INTERNAL;
    }

    private static Answer answer(HttpFailure failure) {
        Map<String, String> headers = new TreeMap<>();
        failure.retryAfter()
                .ifPresent(wait -> headers.put("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        if (failure.problem().status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        failure.allow().ifPresent(methods -> headers.put("Allow", methods));
        return problem(failure.problem(), headers);
    }

    private static Answer problem(Problem problem, Map<String, String> headers) {
        return new Answer(problem.status(), Problem.MEDIA_TYPE, bytes(problem), "no-store", headers);
    }

    private static byte[] bytes(Problem problem) {
        try {
            return Json.revealing().writeValueAsBytes(problem);
        } catch (JsonProcessingException _) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
    }
}
