package app.hearth.server.contract;

import app.hearth.server.contract.RawClient.Sending;
import java.util.Map;
import java.util.Optional;

/// How to provoke, for any operation, the refusal with a given status.
final class Refusals {
    private static final String TOO_LONG = "{\"content\": \"" + "x".repeat(1024 * 1024) + "\"}";

    private final Ids ids;
    private final String token;
    private final String usedKey;

    /// `usedKey` is an idempotency key that has been used for something else.
    Refusals(Ids ids, String token, String usedKey) {
        this.ids = ids;
        this.token = token;
        this.usedKey = usedKey;
    }

    /// Empty where the operation has no general way to be refused like this.
    Optional<Sending> provoking(int status, Operation operation) {
        Sending good = Samples.sending(operation, ids, token);
        boolean takesBody = operation.node().has("requestBody");
        if (operation.takesFile()) {
            Optional<Sending> refused = ofForm(status, good);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return switch (status) {
            case 400 -> Optional.of(takesBody ? good.withBody("{not JSON") : twice(good));
            case 401 -> Optional.of(Samples.sending(operation, ids, null));
            case 403 -> Optional.of(good.withHeader("Origin", "https://elsewhere.example"));
            case 404 ->
                operation.template().contains("{")
                        ? Optional.of(Samples.sending(operation, Ids.ofNobody(), token))
                        : Optional.empty();
            case 409 ->
                takesKey(operation) ? Optional.of(good.withHeader("Idempotency-Key", usedKey)) : Optional.empty();
            case 412 -> Optional.of(good.withHeader("If-Match", "\"999999-stale\""));
            case 413 -> Optional.of(good.withBody(TOO_LONG));
            case 415 ->
                Optional.of(new Sending(
                        good.method(), good.path(), token, "name=home", Map.of("Content-Type", "text/plain")));
            case 422 -> takesBody ? Optional.of(good.withBody("{\"no_such_field\": 1}")) : query(operation, good);
            default -> Optional.empty();
        };
    }

    /// Empty for what is provoked as everywhere.
    private static Optional<Sending> ofForm(int status, Sending good) {
        return switch (status) {
            case 400 -> Optional.of(new Sending(good.method(), good.path(), good.token(), "no form", Samples.FORM));
            case 413 ->
                Optional.of(new Sending(
                        good.method(),
                        good.path(),
                        good.token(),
                        Samples.form("file", "long.txt", TOO_LONG),
                        Samples.FORM));
            case 422 ->
                Optional.of(new Sending(
                        good.method(), good.path(), good.token(), Samples.form("files", "a.txt", "a"), Samples.FORM));
            default -> Optional.empty();
        };
    }

    private static boolean takesKey(Operation operation) {
        return operation.node().path("parameters").toString().contains("IdempotencyKey");
    }

    private static Sending twice(Sending good) {
        return Sending.of(good.method(), good.path() + "?q=1&q=2", good.token());
    }

    private static Optional<Sending> query(Operation operation, Sending good) {
        return operation.node().path("parameters").toString().contains("Limit")
                ? Optional.of(Sending.of(good.method(), good.path() + "?limit=0", good.token()))
                : Optional.empty();
    }
}
