package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.dialect;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.provider.Dialect.Protocol;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/// Who is spoken to in which way.
final class DialectTest {
    @Test
    void theHostDecidesWhateverTheName() {
        assertThat(dialect("home", "https://api.anthropic.com/v1").protocol()).isEqualTo(Protocol.MESSAGES);
        assertThat(dialect("anthropic", "https://openrouter.ai/api/v1").protocol())
                .isEqualTo(Protocol.CHAT_COMPLETIONS);
        assertThat(dialect("ollama", "https://api.openai.com/v1").protocol()).isEqualTo(Protocol.CHAT_COMPLETIONS);
        assertThat(dialect("anthropic", "https://generativelanguage.googleapis.com/v1beta/openai")
                        .protocol())
                .isEqualTo(Protocol.CHAT_COMPLETIONS);
        assertThat(dialect("cloud", "https://ollama.com").protocol()).isEqualTo(Protocol.OLLAMA);
        assertThat(dialect("cloud", "https://notollama.com/v1").protocol()).isEqualTo(Protocol.CHAT_COMPLETIONS);
    }

    @Test
    void anUnknownHostIsWhatItIsCalled() {
        assertThat(dialect("anthropic", "http://127.0.0.1:4000/v1").protocol()).isEqualTo(Protocol.MESSAGES);
        assertThat(dialect("Ollama", "http://nas.home:8080/v1").protocol()).isEqualTo(Protocol.OLLAMA);
        assertThat(dialect("anything", "http://nas.home:8080/v1").protocol()).isEqualTo(Protocol.CHAT_COMPLETIONS);
        assertThat(dialect("mistral-eu", "http://proxy/v1").streamOptions()).isFalse();
    }

    @Test
    void ollamasPortIsOllama() {
        assertThat(dialect("nas", "http://192.168.1.5:11434/v1").protocol()).isEqualTo(Protocol.OLLAMA);
    }

    @Test
    void ollamasOwnAddressIsDerivedFromTheStoredOne() {
        for (String stored : new String[] {
            "http://127.0.0.1:11434/v1",
            "http://127.0.0.1:11434",
            "http://127.0.0.1:11434/",
            "http://127.0.0.1:11434/api"
        }) {
            assertThat(address("ollama", stored)).isEqualTo("http://127.0.0.1:11434/api");
        }
        assertThat(address("ollama", "https://home.example/ollama/v1")).isEqualTo("https://home.example/ollama/api");
    }

    @Test
    void anthropicsVersionMayBeLeftOutOfItsAddress() {
        assertThat(address("x", "https://api.anthropic.com")).isEqualTo("https://api.anthropic.com/v1");
        assertThat(address("x", "https://api.anthropic.com/v1")).isEqualTo("https://api.anthropic.com/v1");
        assertThat(address("anthropic", "https://proxy.example/anthropic/v1"))
                .isEqualTo("https://proxy.example/anthropic/v1");
    }

    @Test
    void otherAddressesAreUsedAsTheyAre() {
        assertThat(address("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"))
                .isEqualTo("https://generativelanguage.googleapis.com/v1beta/openai");
    }

    @Test
    void everyKnownProviderHasItsOwnWayByItsUsualAddress() {
        for (String provider : new String[] {"openrouter", "openai", "anthropic", "gemini", "ollama"}) {
            String url = BaseUrls.known(provider).orElseThrow();
            assertThat(dialect("another name", url).protocol())
                    .as(provider)
                    .isEqualTo(dialect(provider, "https://unknown.example/v1").protocol());
        }
    }

    private static String address(String provider, String stored) {
        HttpUrl url = HttpUrl.get(stored);
        return Dialect.of(provider, url).address(url).toString();
    }
}
