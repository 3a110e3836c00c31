package app.hearth.server.provider;

import app.hearth.common.key.Model;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// Anthropic's Messages protocol. Thread-safe; blocks the calling thread.
final class AnthropicMessages implements LlmProvider, Speech {
    /// What an answer may have when neither the request nor the provider says it; every model since 2024 can.
    static final int USUAL_ANSWER = 8_192;

    /// As many as the provider gives at a time, and more pages than any list has.
    private static final int PAGE = 1_000;

    private static final int MAX_PAGES = 20;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int KEPT_MODELS = 1_000;
    private static final Pattern PLAIN_ID = Pattern.compile("[\\w-][\\w.:@-]*");

    private final ProviderHttp http;
    private final Cache<Place, Room> rooms = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(KEPT_MODELS)
            .build();

    AnthropicMessages(ProviderHttp http) {
        this.http = http;
    }

    private record Place(HttpUrl address, String model) {}

    /// How much a model can hold in all, and write.
    private record Room(@Nullable Integer context, @Nullable Integer answer) {}

    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        return new StreamedCall(http, access, request, this);
    }

    @Override
    public String path() {
        return "messages";
    }

    @Override
    public String accepted() {
        return "text/event-stream, application/json";
    }

    @Override
    public ChatBody body(ChatRequest request, Inquiry about, AnswerFlow flow) throws ProviderException {
        Dialect dialect = about.exchange().dialect();
        boolean limited = request.limitsAnswer();
        return MessageBody.of(request, dialect, limited ? USUAL_ANSWER : longestAnswer(request, about));
    }

    @Override
    public AnswerReading reading(AnswerFlow flow, Refusals refusals, boolean limited) {
        return new MessageReading(flow, refusals, limited);
    }

    /// What the model can write, but not more than the conversation leaves room for, because some models refuse a
    /// request for both together.
    private int longestAnswer(ChatRequest request, Inquiry about) throws ProviderException {
        Optional<Room> room = room(request.model(), about);
        Integer most = room.map(Room::answer).orElse(null);
        Integer context = room.map(Room::context).orElse(null);
        if (most == null || context == null) {
            return most == null ? USUAL_ANSWER : most;
        }
        return Math.max(Math.min(most, USUAL_ANSWER), (int) Math.min(most, context - TokenEstimate.of(request)));
    }

    private Optional<Room> room(String model, Inquiry about) throws ProviderException {
        if (!PLAIN_ID.matcher(model).matches()) {
            return Optional.empty();
        }
        Request question = about.exchange().request("models/" + model).build();
        Place place = new Place(question.url(), model);
        Room known = rooms.getIfPresent(place);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Room> asked = about.fact(question)
                .map(said -> new Room(
                        Numbers.positive(said.path("max_input_tokens")), Numbers.positive(said.path("max_tokens"))));
        asked.ifPresent(room -> rooms.put(place, room));
        return asked;
    }

    @Override
    public List<Model> models(ProviderAccess access) throws ProviderException {
        Exchange exchange = new Exchange(http, access);
        ModelList list = new ModelList(access.provider(), exchange.refusals());
        Set<String> seen = new HashSet<>();
        String after = "";
        try (Watch watch = http.patientWatch()) {
            Inquiry inquiry = new Inquiry(exchange, watch);
            do {
                JsonNode page = list.add(inquiry.text(page(exchange, after)));
                after = page.path("has_more").asBoolean() ? page.path("last_id").asText("") : "";
            } while (!after.isEmpty() && seen.add(after) && seen.size() < MAX_PAGES);
        }
        return list.models();
    }

    private static Request page(Exchange exchange, String after) throws ProviderException {
        Request request = exchange.request("models").build();
        HttpUrl.Builder url = request.url().newBuilder().addQueryParameter("limit", String.valueOf(PAGE));
        if (!after.isEmpty()) {
            url.addQueryParameter("after_id", after);
        }
        return request.newBuilder().url(url.build()).build();
    }
}
