package app.hearth.server.provider;

import app.hearth.common.key.Model;
import java.util.List;

/// The `/chat/completions` protocol that OpenAI, OpenRouter and most others speak, read as leniently as they write it.
/// Thread-safe; blocks the calling thread.
final class OpenAiCompatible implements LlmProvider, Speech {
    private final ProviderHttp http;

    OpenAiCompatible(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        return new StreamedCall(http, access, request, this);
    }

    @Override
    public String path() {
        return "chat/completions";
    }

    @Override
    public String accepted() {
        return "text/event-stream, application/json";
    }

    @Override
    public ChatBody body(ChatRequest request, Inquiry about, AnswerFlow flow) throws ProviderException {
        return CompletionBody.of(request, about.exchange().dialect());
    }

    @Override
    public AnswerReading reading(AnswerFlow flow, Refusals refusals, boolean limited) {
        return new CompletionReading(flow, refusals, limited);
    }

    @Override
    public List<Model> models(ProviderAccess access) throws ProviderException {
        Exchange exchange = new Exchange(http, access);
        ModelList list = new ModelList(access.provider(), exchange.refusals());
        try (Watch watch = http.patientWatch()) {
            Inquiry inquiry = new Inquiry(exchange, watch);
            if (exchange.dialect().openModelList()) {
                // OpenRouter shows its models to anybody; only this call tells whether the key is any good.
                inquiry.text(exchange.request("key").build());
            }
            list.add(inquiry.text(exchange.request("models").build()));
        }
        return list.models();
    }
}
