package app.hearth.common.wire;

/// Thrown by the constructor of a wire record whose field has a value it must not have; becomes a 422 that
/// names the field.
public final class InvalidFieldException extends IllegalArgumentException {
    private final String field;

    /// `field` is the name on the wire (`snake_case`), `message` a sentence for the person who sent it.
    public InvalidFieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public FieldError error() {
        return new FieldError(field, String.valueOf(getMessage()));
    }
}
