package app.hearth.server.contract;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.server.contract.OpenApi.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;

/// Watches an OkHttp client and throws [AssertionError] for every exchange that the OpenAPI document does not
/// allow: a route, a status, a header or a field it does not know, a body that is not what its schema says. Event
/// streams are checked while they are read, never held up. Thread-safe; one may watch several clients.
///
/// What the server refused is not held against the request: only a request that was answered with 2xx must be
/// documented too.
///
/// Every client of a server test is made here; closing this fails the test for what any of them saw, on whatever
/// thread.
public final class ContractCheck implements Interceptor, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENTS = "text/event-stream";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OpenApi document;
    private final Map<String, Set<Integer>> exercised = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    public ContractCheck() {
        this(OpenApi.served());
    }

    ContractCheck(OpenApi document) {
        this.document = document;
    }

    /// A client that this watches; the caller closes it.
    public HearthClient client(ClientOptions options) {
        return new HearthClient(options.withObserver(this));
    }

    /// Plain HTTP that this watches, for what no well-behaved client sends; redirects are answers like any other.
    public OkHttpClient http() {
        return unwatched().newBuilder().addInterceptor(this).build();
    }

    /// Plain HTTP that nobody watches, for methods and paths that the document does not have.
    static OkHttpClient unwatched() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .readTimeout(PATIENCE)
                .build();
    }

    /// As [#assertFaultless].
    @Override
    public void close() {
        assertFaultless();
    }

    /// The statuses seen so far by operation id.
    public Map<String, Set<Integer>> exercised() {
        return Map.copyOf(exercised);
    }

    /// Checks the `data` of one event of a run's stream.
    public void checkEvent(String name, String json) {
        Place event = document.at("/paths/~1runs~1{id}~1events/get/responses/200/content/text~1event-stream/x-events/"
                + OpenApi.escape(name));
        require(event.exists(), "The event \"" + name + "\" is not in the document.");
        demand(event, json, "the data of the event \"" + name + "\"");
    }

    /// Checks one frame of a live channel; `sender` is `client` or `server`.
    public void checkFrame(String sender, String json) {
        try {
            JsonNode frame = MAPPER.readTree(json);
            String type = frame.path("type").asText();
            Place place =
                    document.at("/paths/~1live/get/responses/101/x-frames/" + sender + "/" + OpenApi.escape(type));
            require(place.exists(), "The frame \"" + type + "\" of the " + sender + " is not in the document.");
            demand(place, json, "the frame \"" + type + "\" of the " + sender);
            if (type.equals("run")) {
                checkEvent(frame.path("event").asText(), frame.path("data").toString());
            }
        } catch (IOException e) {
            throw fault("A frame of the " + sender + " is no JSON.", new AssertionError(e));
        } catch (AssertionError e) {
            throw fault(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        SentBody body = request.body() == null ? null : new SentBody(request.body());
        Response response = chain.proceed(
                request.newBuilder().method(request.method(), body).build());
        try {
            return checked(request, body == null ? "" : body.text(), response);
        } catch (AssertionError e) {
            response.close();
            throw fault(
                    request.method() + " " + request.url().encodedPath() + " → " + response.code() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /// Remembers what was found, for [#assertFaultless]: a client may swallow what is thrown on a thread of its
    /// own.
    AssertionError fault(String message, AssertionError cause) {
        faults.add(message);
        return new AssertionError(message, cause);
    }

    /// Fails when any exchange so far was not as documented.
    public void assertFaultless() {
        require(faults.isEmpty(), String.join("\n", faults));
    }

    private Response checked(Request request, String sent, Response response) throws IOException {
        String path = request.url().encodedPath();
        Operation operation = document.find(request.method(), path)
                .orElseThrow(() -> new AssertionError("this method and path are not in the document"));
        Place answer = document.at(operation.pointer() + "/responses/" + response.code());
        require(answer.exists(), "this status is not documented for " + operation.id());
        if (response.isSuccessful()) {
            checkRequest(operation, request, sent);
        }
        checkHeaders(answer, response);
        Response passed = checkBody(answer, request, response);
        exercised
                .computeIfAbsent(operation.id(), id -> new ConcurrentSkipListSet<>())
                .add(response.code());
        return passed;
    }

    private void checkRequest(Operation operation, Request request, String sent) {
        Place schema = document.at(operation.pointer() + "/requestBody/content/application~1json/schema");
        if (operation.takesFile()) {
            require(sent.contains("; name=\"file\"; filename=\""), "the documented file was not sent");
        } else if (!sent.isEmpty()) {
            require(schema.exists(), "a body was taken, but none is documented");
            demand(schema, sent, "the request");
        }
        require(
                !sent.isEmpty() || !operation.node().at("/requestBody/required").asBoolean(),
                "the documented body was not sent, but the answer is a success");
        for (String name : request.url().queryParameterNames()) {
            Place parameter = parameter(operation, name);
            for (String value : request.url().queryParameterValues(name)) {
                String json = asJson(document.child(parameter, "schema"), String.valueOf(value));
                demand(document.child(parameter, "schema"), json, "the parameter " + name);
            }
        }
    }

    private Place parameter(Operation operation, String name) {
        for (int i = 0; i < operation.node().path("parameters").size(); i++) {
            Place place = document.at(operation.pointer() + "/parameters/" + i);
            if (place.node().path("name").asText().equals(name)
                    && place.node().path("in").asText().equals("query")) {
                return place;
            }
        }
        throw new AssertionError("the query parameter \"" + name + "\" is not documented");
    }

    private static String asJson(Place schema, String text) {
        String type = schema.node().path("type").asText();
        return switch (type) {
            case "integer", "boolean" -> text;
            default -> TextNode.valueOf(text).toString();
        };
    }

    private void checkHeaders(Place answer, Response response) {
        for (String name : OpenApi.names(document.child(answer, "headers").node())) {
            Place header = document.child(document.child(answer, "headers"), name);
            String value = response.header(name);
            if (value != null) {
                demand(document.child(header, "schema"), TextNode.valueOf(value).toString(), "the header " + name);
            } else {
                require(!header.node().path("required").equals(BooleanNode.TRUE), "the header " + name + " is missing");
            }
        }
    }

    private Response checkBody(Place answer, Request request, Response response) throws IOException {
        if (response.code() == 101) {
            return response; // what follows are frames, see checkFrame
        }
        Place contents = document.child(answer, "content");
        MediaType type = response.body().contentType();
        String essence = type == null ? "" : type.type() + "/" + type.subtype();
        if (!contents.exists()) {
            require(response.peekBody(1).bytes().length == 0, "a body was sent, but none is documented");
            return response;
        }
        Place content = document.child(contents, essence);
        require(
                content.exists(),
                "the content type is \"" + type + "\", documented is " + OpenApi.names(contents.node()));
        if (essence.equals(EVENTS)) {
            return tapped(request, response);
        }
        if (!document.child(content, "schema").exists()) {
            return response; // bytes that have no schema, such as an image
        }
        String text = response.peekBody(Long.MAX_VALUE).string();
        String json = essence.equals("text/plain") ? TextNode.valueOf(text).toString() : text;
        demand(document.child(content, "schema"), json, "the answer");
        if (essence.equals(Problem.MEDIA_TYPE)) {
            checkProblem(MAPPER.readTree(json), response.code());
        }
        return response;
    }

    private static void checkProblem(JsonNode problem, int status) {
        String code = problem.path("code").asText();
        require(problem.path("status").asInt() == status, "the problem says status " + problem.path("status"));
        require(ErrorCode.of(code).status() == status, "the code " + code + " does not belong to this status");
        require(problem.has("errors") == code.equals("validation"), "\"errors\" stands with validation, and only then");
        require(problem.has("reason") == code.equals("provider_error"), "\"reason\" stands with provider_error only");
    }

    private Response tapped(Request request, Response response) {
        ResponseBody body = response.body();
        EventTap tap = new EventTap(body.source(), this, request.header("Last-Event-ID"));
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(tap), body.contentType(), body.contentLength()))
                .build();
    }

    private void demand(Place schema, String json, String what) {
        List<String> faults = document.faults(schema, json);
        require(faults.isEmpty(), what + " is not as documented: " + faults + "\n  " + shortened(json));
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
