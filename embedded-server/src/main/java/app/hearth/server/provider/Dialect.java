package app.hearth.server.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// What a provider takes and what it does not, told by its host, else by the name it was given. This is the one place
/// that knows providers apart. Immutable.
///
/// @param protocol what it speaks
/// @param limit its name for the most tokens an answer may have; empty where it takes what it is given
/// @param refused parameters it is known to refuse a whole request for; they are not sent
/// @param systemRole the role of the system prompt
/// @param streamOptions takes `stream_options`
/// @param alternating wants question and answer in turns, beginning with a question
/// @param namesItsCaller wants to know which application calls (OpenRouter's optional headers)
/// @param openModelList lists its models to anybody, so that the list proves nothing about the key
record Dialect(
        Protocol protocol,
        String limit,
        Set<String> refused,
        String systemRole,
        boolean streamOptions,
        boolean alternating,
        boolean namesItsCaller,
        boolean openModelList) {
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /// How OpenAI's protocol is spoken by whoever is not known better.
    private static final Dialect COMMON =
            new Dialect(Protocol.CHAT_COMPLETIONS, "", Set.of(), "system", true, false, false, false);

    /// Other protocols know nothing of these.
    private static final Set<String> OPENAI_ONLY = Set.of(
            "frequency_penalty",
            "logit_bias",
            "logprobs",
            "n",
            "parallel_tool_calls",
            "presence_penalty",
            "reasoning_effort",
            "response_format",
            "seed",
            "store",
            "stream_options",
            "top_logprobs",
            "user");

    /// What OpenAI's reasoning models refuse.
    private static final Set<String> SAMPLING = Set.of(
            "temperature", "top_p", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs", "logit_bias");

    private static final Pattern OPENAI_REASONING = Pattern.compile("(o\\d|gpt-([5-9]|\\d\\d)(?!.*chat)).*");
    private static final int OLLAMA_PORT = 11434;
    private static final Set<String> LIMITS = Set.of(MAX_TOKENS, MAX_COMPLETION_TOKENS, "num_predict");

    enum Protocol {
        /// OpenAI's `/chat/completions`.
        CHAT_COMPLETIONS,
        /// Anthropic's `/messages`.
        MESSAGES,
        /// Ollama's own `/api/chat`.
        OLLAMA
    }

    /// How to speak to the provider of this name at this address.
    static Dialect of(String provider, HttpUrl url) {
        return ofHost(url).orElseGet(() -> ofName(provider.toLowerCase(Locale.ROOT)));
    }

    private static Optional<Dialect> ofHost(HttpUrl url) {
        String host = url.host();
        if (isAt(host, "openrouter.ai")) {
            return Optional.of(openRouter(true));
        } else if (isAt(host, "openai.com")) {
            return Optional.of(openAi());
        } else if (isAt(host, "anthropic.com")) {
            return Optional.of(anthropic());
        } else if (isAt(host, "ollama.com") || url.port() == OLLAMA_PORT) {
            return Optional.of(ollama());
        } else if (isAt(host, "mistral.ai")) {
            return Optional.of(mistral());
        } else if (isAt(host, "azure.com") || isAt(host, "azure-api.net")) {
            return Optional.of(azure());
        } else if (isAt(host, "groq.com")) {
            return Optional.of(groq());
        } else if (isAt(host, "deepseek.com") || isAt(host, "perplexity.ai")) {
            return Optional.of(takingTurns());
        }
        // Gemini's endpoint speaks as everybody does.
        return isAt(host, "googleapis.com") ? Optional.of(COMMON) : Optional.empty();
    }

    private static boolean isAt(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static Dialect ofName(String name) {
        if (name.contains("mistral")) {
            return mistral();
        } else if (name.contains("azure")) {
            return azure();
        } else if (name.startsWith("deepseek") || name.startsWith("perplexity")) {
            return takingTurns();
        }
        return switch (name) {
            case "openrouter" -> openRouter(false);
            case "openai" -> openAi();
            case "anthropic" -> anthropic();
            case "ollama" -> ollama();
            case "groq" -> groq();
            default -> COMMON;
        };
    }

    /// It always sends the usage, and takes no option for it.
    private static Dialect openRouter(boolean openModelList) {
        return new Dialect(Protocol.CHAT_COMPLETIONS, "", Set.of(), "system", false, false, true, openModelList);
    }

    private static Dialect openAi() {
        return new Dialect(
                Protocol.CHAT_COMPLETIONS, MAX_COMPLETION_TOKENS, Set.of(), "system", true, false, false, false);
    }

    private static Dialect anthropic() {
        return new Dialect(Protocol.MESSAGES, MAX_TOKENS, OPENAI_ONLY, "system", false, true, false, false);
    }

    private static Dialect ollama() {
        return new Dialect(Protocol.OLLAMA, "num_predict", Set.of(), "system", false, false, false, false);
    }

    /// It takes what it knows and refuses a request for anything else.
    private static Dialect mistral() {
        return new Dialect(
                Protocol.CHAT_COMPLETIONS, MAX_TOKENS, Set.of("store"), "system", false, false, false, false);
    }

    private static Dialect azure() {
        return new Dialect(Protocol.CHAT_COMPLETIONS, "", Set.of(), "system", false, false, false, false);
    }

    private static Dialect groq() {
        Set<String> refused = Set.of("logprobs", "top_logprobs", "logit_bias");
        return new Dialect(
                Protocol.CHAT_COMPLETIONS, MAX_COMPLETION_TOKENS, refused, "system", true, false, false, false);
    }

    private static Dialect takingTurns() {
        return new Dialect(Protocol.CHAT_COMPLETIONS, MAX_TOKENS, Set.of(), "system", true, true, false, false);
    }

    /// The same for one model: those of OpenAI that reason take less, and another role for the system prompt.
    Dialect with(String model) {
        if (!equals(openAi()) || !OPENAI_REASONING.matcher(model).matches()) {
            return this;
        }
        return new Dialect(
                protocol, limit, SAMPLING, "developer", streamOptions, alternating, namesItsCaller, openModelList);
    }

    boolean takes(String parameter) {
        return !refused.contains(parameter);
    }

    /// What the parameter is called there.
    String nameOf(String parameter) {
        return isLimit(parameter) && !limit.isEmpty() ? limit : parameter;
    }

    static boolean isLimit(String parameter) {
        return LIMITS.contains(parameter);
    }

    /// Where the protocol lives, made of the base URL as it is stored: many store `…/v1` for Ollama, whose own protocol
    /// is beside it, and leave it out for Anthropic.
    HttpUrl address(HttpUrl baseUrl) {
        String path = baseUrl.encodedPath().replaceAll("/+$", "");
        return switch (protocol) {
            case CHAT_COMPLETIONS -> baseUrl;
            case MESSAGES ->
                path.isEmpty() ? baseUrl.newBuilder().encodedPath("/v1").build() : baseUrl;
            case OLLAMA ->
                baseUrl.newBuilder()
                        .encodedPath(path.replaceAll("/(v1|api)$", "") + "/api")
                        .build();
        };
    }
}
