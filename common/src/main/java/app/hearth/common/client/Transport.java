package app.hearth.common.client;

import org.jspecify.annotations.Nullable;

/// Sends one call and reads its answer; knows tokens, refresh and problems.
interface Transport {
    /// The answer read as `answer` says; throws [ClientException].
    <T> T send(Call call, Answer<T> answer);

    /// For calls that answer 204.
    void send(Call call);

    /// What to send: a path below the base, with its query, and a body that becomes JSON.
    record Call(String method, String path, @Nullable Object body, boolean authorized) {
        static Call get(String path) {
            return new Call("GET", path, null, true);
        }

        static Call of(String method, String path, @Nullable Object body) {
            return new Call(method, path, body, true);
        }

        Call open() {
            return new Call(method, path, body, false);
        }
    }
}
