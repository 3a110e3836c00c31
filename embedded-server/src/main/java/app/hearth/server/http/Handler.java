package app.hearth.server.http;

/// Answers one request, on a virtual thread of its own; may block, may throw [HttpFailure].
@FunctionalInterface
public interface Handler {
    Reply handle(Request request);
}
