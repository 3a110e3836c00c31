package app.hearth.common.wire;

/// One field of a request that is not valid, with a sentence that says why.
public record FieldError(String field, String message) {}
