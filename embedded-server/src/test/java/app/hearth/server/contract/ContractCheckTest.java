package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.junit.jupiter.api.Test;

/// The check itself, against answers made up here instead of a server's.
final class ContractCheckTest {
    private static final String TAG = """
            {"id": "0197a000-0000-7000-8000-000000000001", "name": "home", "version": 1,
             "created_at": "2026-01-31T08:15:30.250Z", "updated_at": "2026-01-31T08:15:30.250Z"}""";
    private static final String MISSING = """
            {"type": "about:blank", "title": "Not found", "status": 404, "detail": "Nothing.", "code": "not_found"}""";
    private static final String EVENTS = "/runs/0197a000-0000-7000-8000-000000000002/events";

    private final ContractCheck check = new ContractCheck();

    @Test
    void whatTheDocumentSaysPassesWithItsBodyUntouched() {
        assertThat(exchange("POST", "/tags", "{\"name\": \"home\"}", json(201, TAG)))
                .isEqualTo(TAG);
        assertThat(check.exercised()).containsKey("createTag");
        check.assertFaultless();
    }

    @Test
    void anUndocumentedFieldFails() {
        Answer answer = json(201, TAG.replace("\"version\": 1", "\"version\": 1, \"colour\": \"red\""));
        assertFails("POST", "/tags", "{\"name\": \"home\"}", answer, "colour");
    }

    @Test
    void aMissingFieldFails() {
        assertFails("POST", "/tags", "{\"name\": \"home\"}", json(201, TAG.replace("\"version\": 1,", "")), "version");
    }

    @Test
    void aFieldOfTheWrongFormFails() {
        assertFails("POST", "/tags", "{\"name\": \"home\"}", json(201, TAG.replace(".250Z", "Z")), "created_at");
        assertFails("POST", "/tags", "{\"name\": \"home\"}", json(201, TAG.replace("0197a000-", "")), "/id");
    }

    @Test
    void aRouteThatIsNotInTheDocumentFails() {
        assertFails("GET", "/attic", "", json(200, "{}"), "not in the document");
        assertFails("PUT", "/tags", "{\"name\": \"home\"}", json(200, TAG), "not in the document");
    }

    @Test
    void anUndocumentedStatusFails() {
        assertFails("POST", "/tags", "{\"name\": \"home\"}", json(418, TAG), "status");
    }

    @Test
    void anUndocumentedContentTypeFails() {
        assertFails("POST", "/tags", "{\"name\": \"home\"}", typed(201, "text/html", TAG), "text/html");
        assertFails("GET", "/conversations/1", "", json(404, MISSING), "application/json");
    }

    @Test
    void aMissingHeaderFails() {
        Answer answer = new Answer(
                201, "application/json", TAG, Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store"));
        assertFails("POST", "/tags", "{\"name\": \"home\"}", answer, "ETag");
    }

    @Test
    void aHeaderOfTheWrongFormFails() {
        Map<String, String> headers =
                Map.of("X-Content-Type-Options", "maybe", "ETag", "\"1\"", "Cache-Control", "no-store");
        Answer answer = new Answer(201, "application/json", TAG, headers);
        assertFails("POST", "/tags", "{\"name\": \"home\"}", answer, "X-Content-Type-Options");
    }

    @Test
    void aBodyWhereNoneIsDocumentedFails() {
        assertFails("POST", "/auth/logout", "", json(204, "{}"), "none is documented");
    }

    @Test
    void anUndocumentedRequestFieldFailsOnlyWhenItWasTaken() {
        String request = "{\"name\": \"home\", \"colour\": \"red\"}";
        assertFails("POST", "/tags", request, json(201, TAG), "colour");
        String refused = """
                {"type": "about:blank", "title": "Some fields are not valid", "status": 422, "detail": "No.",
                 "code": "validation", "errors": [{"field": "colour", "message": "No."}]}""";
        assertThat(exchange("POST", "/tags", request, problem(422, refused))).isEqualTo(refused);
    }

    @Test
    void aRequestThatShouldHaveHadABodyFails() {
        assertFails("POST", "/tags", "", json(201, TAG), "body was not sent");
    }

    @Test
    void anUndocumentedQueryParameterFailsWhenItWasTaken() {
        String page = "{\"items\": [], \"next_cursor\": null}";
        assertFails("GET", "/tags?colour=red", "", json(200, page), "colour");
        assertFails("GET", "/tags?limit=1000", "", json(200, page), "limit");
        assertThat(exchange("GET", "/tags?limit=200", "", json(200, page))).isEqualTo(page);
    }

    @Test
    void aProblemMustFitItsStatusAndItsCode() {
        String path = "/conversations/0197a000-0000-7000-8000-000000000003";
        assertThat(exchange("GET", path, "", problem(404, MISSING))).isEqualTo(MISSING);
        assertFails("GET", path, "", problem(403, MISSING), "404");
        assertFails("GET", path, "", problem(404, MISSING.replace("not_found", "conflict")), "conflict");
        assertFails("GET", path, "", problem(404, MISSING.replace("not_found", "lost_it")), "lost_it");
        assertFails("GET", path, "", problem(404, MISSING.replace("}", ", \"trace\": \"at\"}")), "trace");
    }

    @Test
    void eventsPassAsTheyAre() {
        String events = """
                : a comment

                id: 2
                event: delta
                data: {"text": "He"}

                id: 2.3
                event: reasoning
                data: {"text": "why"}

                id: 3.3
                event: delta
                data: {"text": "😀"}

                id: 3.3
                event: usage
                data: {"prompt_tokens": 3, "cost_usd": "0.0001"}

                """;
        assertThat(exchange("GET", EVENTS, "", events(events))).isEqualTo(events);
    }

    @Test
    void anEventThatIsNotInTheDocumentFails() {
        String events = "id: 1\nevent: dance\ndata: {\"text\": \"a\"}\n\n";
        assertFails("GET", EVENTS, "", events(events), "dance");
        assertThatThrownBy(() -> check.checkEvent("dance", "{}")).hasMessageContaining("dance");
    }

    @Test
    void anEventWithTheWrongDataFails() {
        String events = "id: 1\nevent: delta\ndata: {\"words\": \"a\"}\n\n";
        assertFails("GET", EVENTS, "", events(events), "words");
        assertThatCode(() -> check.checkEvent("delta", "{\"text\": \"a\"}")).doesNotThrowAnyException();
    }

    @Test
    void anEventIdThatDoesNotCountCodePointsFails() {
        String wrong =
                "id: 1\nevent: delta\ndata: {\"text\": \"a\"}\n\nid: 3\nevent: delta\ndata: {\"text\": \"😀\"}\n\n";
        assertFails("GET", EVENTS, "", events(wrong), "id 3");
    }

    @Test
    void anEventAfterTheTerminalOneFails() {
        String message = """
                {"id": "0197a000-0000-7000-8000-000000000004", "conversation_id": "0197a000-0000-7000-8000-000000000005",\
                 "parent_id": null, "role": "assistant", "content": "a", "status": "complete", "attachments": [],\
                 "created_at": "2026-01-31T08:15:30.250Z"}""";
        String done = "id: 1\nevent: done\ndata: {\"message\": " + message + "}\n\n";
        assertThat(exchange("GET", EVENTS, "", events(done))).isEqualTo(done);
        assertFails("GET", EVENTS, "", events(done + done), "terminal");
    }

    private void assertFails(String method, String path, String body, Answer answer, String words) {
        assertThatThrownBy(() -> exchange(method, path, body, answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(words);
        assertThatThrownBy(check::assertFaultless).hasMessageContaining(words);
    }

    /// What reaches the caller of a client that `check` watches when the server answers like this.
    private String exchange(String method, String path, String body, Answer answer) {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(check)
                .addInterceptor(chain -> answer.to(taken(chain.request())))
                .build();
        RequestBody sent = method.equals("GET") ? null : RequestBody.create(body, MediaType.get("application/json"));
        Request request = new Request.Builder()
                .url("http://127.0.0.1/api/v1" + path)
                .method(method, sent)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The request as a network would take it: with its body written.
    private static Request taken(Request request) throws IOException {
        if (request.body() != null) {
            request.body().writeTo(Okio.buffer(Okio.blackhole()));
        }
        return request;
    }

    private static Answer json(int status, String body) {
        return typed(status, "application/json", body);
    }

    private static Answer problem(int status, String body) {
        return typed(status, "application/problem+json", body);
    }

    private static Answer events(String body) {
        return new Answer(
                200,
                "text/event-stream",
                body,
                Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store"));
    }

    private static Answer typed(int status, String type, String body) {
        String cache = status == 200 ? "private, no-cache" : "no-store";
        Map<String, String> headers =
                Map.of("X-Content-Type-Options", "nosniff", "ETag", "\"1\"", "Cache-Control", cache);
        return new Answer(status, type, body, headers);
    }

    private record Answer(int status, String type, String body, Map<String, String> headers) {
        Response to(Request request) {
            Response.Builder response = new Response.Builder()
                    .request(request)
                    .protocol(Protocol.HTTP_1_1)
                    .code(status)
                    .message("made up")
                    .body(ResponseBody.create(body, MediaType.get(type)));
            headers.forEach(response::header);
            return response.build();
        }
    }
}
