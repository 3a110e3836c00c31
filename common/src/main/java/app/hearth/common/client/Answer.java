package app.hearth.common.client;

import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import com.fasterxml.jackson.databind.JavaType;

/// What an answer is read as; carries the static type along, so that reading needs no cast.
@SuppressWarnings("UnusedTypeParameter") // the type is for the compiler alone
record Answer<T>(JavaType type) {
    static <T> Answer<T> of(Class<T> type) {
        return new Answer<>(Json.lenient().constructType(type));
    }

    static <T> Answer<Page<T>> page(Class<T> item) {
        return new Answer<>(Json.lenient().getTypeFactory().constructParametricType(Page.class, item));
    }
}
