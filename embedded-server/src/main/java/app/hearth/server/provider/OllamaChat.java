package app.hearth.server.provider;

import app.hearth.common.key.Model;
import app.hearth.common.run.RunPhase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Ollama's own protocol. Its OpenAI-compatible one cannot set the context, and leaves out in silence what is more
/// than the few thousand tokens it then assumes. Thread-safe; blocks the calling thread.
///
/// A model is loaded with a context that holds this conversation and a long answer, doubled step by step up to what the
/// model can: memory for all of it is more than most machines have, and each change of it loads the model anew.
final class OllamaChat implements LlmProvider, Speech {
    private static final int SMALLEST_CONTEXT = 8_192;
    private static final int ROOM_FOR_ANSWER = 8_192;
    private static final int LARGEST_CONTEXT = 1 << 21;

    /// Loading a model from a slow disk takes minutes.
    private static final int PATIENCE = 3;

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int KEPT_MODELS = 1_000;

    private final ProviderHttp http;
    private final Cache<Place, OllamaModel> known = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(KEPT_MODELS)
            .build();

    OllamaChat(ProviderHttp http) {
        this.http = http;
    }

    private record Place(HttpUrl address, String model) {}

    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        return new StreamedCall(http, access, request, this);
    }

    @Override
    public String path() {
        return "chat";
    }

    @Override
    public String accepted() {
        return "application/x-ndjson, application/json";
    }

    @Override
    public Duration firstByte(Duration usual) {
        return usual.multipliedBy(PATIENCE);
    }

    @Override
    public AnswerReading reading(AnswerFlow flow, Refusals refusals, boolean limited) {
        return new OllamaReading(flow, refusals, limited);
    }

    @Override
    public ChatBody body(ChatRequest request, Inquiry about, AnswerFlow flow) throws ProviderException {
        Exchange exchange = about.exchange();
        Optional<JsonNode> running = about.fact(exchange.request("ps").build());
        OllamaModel model = model(request.model(), about).orElse(OllamaModel.UNKNOWN);
        int needed = context(request, model);
        int loaded = running.map(said -> loadedContext(said, request.model(), needed))
                .orElse(needed);
        if (loaded < needed) {
            flow.phase(RunPhase.LOADING);
        }
        // One that is loaded with more room stays as it is.
        int context = Math.max(needed, Math.min(loaded, model.longestContext()));
        return OllamaBody.of(request, exchange.dialect(), context);
    }

    private static int context(ChatRequest request, OllamaModel model) {
        Integer asked = Numbers.count(request.parameters().getOrDefault("num_ctx", MissingNode.getInstance()));
        if (asked != null) {
            return asked;
        }
        long needed = TokenEstimate.of(request) + ROOM_FOR_ANSWER;
        int context = Math.max(SMALLEST_CONTEXT, model.ownContext());
        while (context < needed && context < LARGEST_CONTEXT) {
            context *= 2;
        }
        return Math.min(context, model.longestContext());
    }

    /// The context a model is loaded with; 0 when it is not, and what is needed when an old server does not say.
    private static int loadedContext(JsonNode running, String model, int needed) {
        for (JsonNode entry : running.path("models")) {
            String name = entry.path("model").asText(entry.path("name").asText());
            if (name.equals(model) || name.equals(model + ":latest")) {
                Integer context = Numbers.count(entry.path("context_length"));
                return context == null ? needed : context;
            }
        }
        return 0;
    }

    private Optional<OllamaModel> model(String name, Inquiry about) throws ProviderException {
        JsonNode question =
                JsonNodeFactory.instance.objectNode().put("model", name).put("name", name);
        Request request =
                about.exchange().request("show").post(Inquiry.json(question)).build();
        Place place = new Place(request.url(), name);
        OllamaModel kept = known.getIfPresent(place);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<OllamaModel> asked = about.fact(request).map(OllamaModel::of);
        asked.ifPresent(model -> known.put(place, model));
        return asked;
    }

    /// Each model is asked about for itself; one that does not say what it can is listed all the same.
    @Override
    public List<Model> models(ProviderAccess access) throws ProviderException {
        Exchange exchange = new Exchange(http, access);
        ModelList list = new ModelList(access.provider(), exchange.refusals());
        List<Model> models = new ArrayList<>();
        try (Watch watch = http.patientWatch()) {
            Inquiry inquiry = new Inquiry(exchange, watch);
            list.add(inquiry.text(exchange.request("tags").build()));
            for (Model listed : list.models()) {
                OllamaModel model = model(listed.id(), inquiry).orElse(OllamaModel.UNKNOWN);
                if (model.talks()) {
                    models.add(model.describing(listed));
                }
            }
        }
        return models;
    }
}
