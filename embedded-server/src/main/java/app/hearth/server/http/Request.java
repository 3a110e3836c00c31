package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request that has passed the gate and the limits: values only, nothing of the HTTP server. Immutable.
public final class Request {
    private final Head head;
    private final PathValues pathValues;
    private final byte[] body;
    private final Optional<Caller> caller;
    private final Form form;

    Request(Head head, PathValues pathValues, byte[] body, Optional<Caller> caller, Form form) {
        this.head = head;
        this.pathValues = pathValues;
        this.body = body;
        this.caller = caller;
        this.form = form;
    }

    /// Everything before the body.
    interface Head {
        String method();

        String target();

        Map<String, String> query();

        /// Any case of `name`; values of a repeated header are joined by commas.
        @Nullable String header(String name);

        String address();
    }

    /// The parameters in the path, decoded.
    interface PathValues {
        @Nullable String value(String name);
    }

    /// The body of a route that takes a file.
    @FunctionalInterface
    interface Form {
        Upload receive(Owner owner, Path folder);
    }

    public String method() {
        return head.method();
    }

    /// The path and query as sent.
    public String target() {
        return head.target();
    }

    /// The caller's network address, without a port.
    public String address() {
        return head.address();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.header(name));
    }

    /// Fails as not found where nobody is signed in; a route with [Access#SESSION] always has a caller.
    public Caller caller() {
        return caller.orElseThrow(HttpFailure::notFound);
    }

    public Optional<Caller> optionalCaller() {
        return caller;
    }

    public Owner owner() {
        return caller().owner();
    }

    public String path(String name) {
        return Optional.ofNullable(pathValues.value(name)).orElseThrow(HttpFailure::notFound);
    }

    /// The id in the path; what is no UUID names nothing.
    public UUID id(String name) {
        return Uuid7.parse(path(name)).orElseThrow(HttpFailure::notFound);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(head.query().get(name));
    }

    /// A query parameter that is `true` or `false`.
    public Optional<Boolean> flag(String name) {
        return query(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw HttpFailure.invalid(name, "This must be true or false.");
        });
    }

    /// `?limit=`, between 1 and 200, 50 when absent.
    public int limit() {
        return (int) number("limit", 1, Page.MAX_LIMIT)
                .orElse((long) Page.DEFAULT_LIMIT)
                .longValue();
    }

    /// A whole number in the query.
    public Optional<Long> number(String name, long least, long most) {
        return query(name).map(text -> {
            try {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // answered below, as for a number out of range
            }
            throw HttpFailure.invalid(name, "This must be a whole number from " + least + " to " + most + ".");
        });
    }

    /// The metadata version `If-Match` asks for: the number that leads our entity tags. Empty without the
    /// header and for `*`; what was never a tag of ours matches nothing and fails as `version_mismatch`.
    public Optional<Integer> expectedVersion() {
        return header("If-Match")
                .map(String::strip)
                .filter(text -> !text.equals("*"))
                .map(Request::version);
    }

    private static int version(String tag) {
        String text = tag.startsWith("W/") ? tag.substring(2) : tag;
        if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
            int dash = text.indexOf('-');
            try {
                return Integer.parseUnsignedInt(text, 1, dash < 0 ? text.length() - 1 : dash, 10);
            } catch (NumberFormatException _) {
                // answered below
            }
        }
        throw HttpFailure.of(ErrorCode.VERSION_MISMATCH, "If-Match names no version of this object.");
    }

    /// The raw body.
    public byte[] bytes() {
        return body.clone();
    }

    /// The file this request brings, received into a new file in `folder` that only this process' user can read.
    /// Blocks until it is there, once for each request of a route that takes a file; the caller closes it, which
    /// removes it.
    ///
    /// Fails with a problem: no form, no file or more than one, too large, too slow, or no room on the disk.
    public Upload upload(Path folder) {
        return form.receive(owner(), folder);
    }

    /// The body as a record of the wire; 400 for what is not JSON, 422 for JSON that is not such a record.
    public <T> T body(Class<T> type) {
        try {
            return Json.readStrictly(body, type);
        } catch (JsonMappingException e) {
            throw new HttpFailure(Problem.invalid(List.of(error(e))));
        } catch (JsonProcessingException e) {
            throw HttpFailure.of(ErrorCode.BAD_REQUEST, "The body is not the JSON this call takes.");
        }
    }

    private static FieldError error(JsonMappingException e) {
        String field = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFieldException invalid) {
                return invalid.error();
            }
        }
        return new FieldError(field, e.getPath().isEmpty() ? "The body must be a JSON object." : Misfits.sentence(e));
    }
}
