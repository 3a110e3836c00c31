package app.hearth.desktop.fx;

import java.util.Arrays;
import java.util.Optional;

/// A provider people know by name: what it is called, and where its keys are made.
public enum KnownProvider {
    OPENROUTER("openrouter", "OpenRouter", "openrouter.ai/keys"),
    OPENAI("openai", "OpenAI", "platform.openai.com/api-keys"),
    ANTHROPIC("anthropic", "Anthropic", "console.anthropic.com/settings/keys"),
    GEMINI("gemini", "Gemini", "aistudio.google.com/apikey"),
    OLLAMA("ollama", "Ollama", "ollama.com/download");

    private final String id;
    private final String displayName;
    private final String page;

    KnownProvider(String id, String displayName, String page) {
        this.id = id;
        this.displayName = displayName;
        this.page = page;
    }

    public static Optional<KnownProvider> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst();
    }

    /// What a person reads for this provider; one nobody knows goes by the name it was given.
    public static String nameOf(String id) {
        return of(id).map(KnownProvider::displayName).orElse(id);
    }

    /// The name on the wire.
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    /// The page on which its keys are made, without a scheme; for one without keys, the page that explains it.
    public String page() {
        return page;
    }

    /// Whether it asks for a key at all.
    public boolean needsKey() {
        return this != OLLAMA;
    }
}
