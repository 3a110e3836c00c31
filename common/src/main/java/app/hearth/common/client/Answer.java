package app.hearth.common.client;

import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// What an answer is read as; carries the static type along, so that reading needs no cast.
record Answer<T>(JavaType type) {
    static <T> Answer<T> of(Class<T> type) {
        return new Answer<>(Json.lenient().constructType(type));
    }

    static <T> Answer<Page<T>> page(Class<T> item) {
        return new Answer<>(Json.lenient().getTypeFactory().constructParametricType(Page.class, item));
    }

    /// Reads and closes a response: throws [ProblemException] when it is an error, [UnreachableException] when
    /// it is not what the contract says.
    T of(Response response) {
        if (!response.isSuccessful()) {
            throw Failure.of(response).exception();
        }
        try (response) {
            return present(Json.lenient().readValue(response.body().bytes(), type));
        } catch (IOException e) {
            throw misunderstood(e);
        }
    }

    /// Reads JSON that was parsed already; throws [UnreachableException].
    T of(JsonNode tree) {
        try {
            return present(Json.lenient().readValue(Json.lenient().treeAsTokens(tree), type));
        } catch (IOException e) {
            throw misunderstood(e);
        }
    }

    private T present(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("no value");
        }
        return value;
    }

    private static UnreachableException misunderstood(IOException e) {
        return new UnreachableException("The server's answer was not understood.", e);
    }
}
