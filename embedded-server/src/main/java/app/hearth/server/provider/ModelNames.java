package app.hearth.server.provider;

import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.InvalidFieldException;

/// What may name a model, wherever it is kept; whether a key opens it is another question.
public final class ModelNames {
    private static final int MAX_PROVIDER = 64;
    private static final int MAX_MODEL = 256;

    private ModelNames() {}

    /// As given; fails as invalid, with the name of the field, for what can name no model.
    public static ModelRef checked(String field, ModelRef given) {
        boolean named = !given.provider().isBlank() && given.provider().length() <= MAX_PROVIDER;
        if (!named || given.model().isBlank() || given.model().length() > MAX_MODEL) {
            throw new InvalidFieldException(field, "This names no model of a provider.");
        }
        return given;
    }
}
