package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseUrlsTest {
    @Test
    void wellKnownProvidersNeedNoAddress() {
        assertThat(BaseUrls.of("openrouter", null)).isEqualTo(accepted("https://openrouter.ai/api/v1"));
        assertThat(BaseUrls.of("Ollama", " ")).isEqualTo(accepted("http://127.0.0.1:11434/v1"));
        assertThat(BaseUrls.of("openai", "https://proxy.example/v1")).isEqualTo(accepted("https://proxy.example/v1"));
        assertThat(BaseUrls.of("my own", null)).isInstanceOf(BaseUrls.Outcome.Refused.class);
    }

    @Test
    void everyWellKnownAddressIsNormalised() {
        for (String name : new String[] {"openrouter", "openai", "anthropic", "gemini", "ollama"}) {
            String url = BaseUrls.known(name).orElseThrow();
            assertThat(BaseUrls.normalised(url)).isEqualTo(accepted(url));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://API.Example.com/v1/, https://api.example.com/v1",
        "HTTPS://host:443/v1///, https://host/v1",
        "http://host:80, http://host",
        "http://host:8080/, http://host:8080",
        "https://bücher.example/v1, https://xn--bcher-kva.example/v1",
        "http://[::1]:11434/v1, http://[::1]:11434/v1",
        "https://host/a/../v1, https://host/v1",
        "'  https://host/v1  ', https://host/v1",
        "https://host/v1/chat/completions, https://host/v1",
        "https://host/v1/models/, https://host/v1",
        "https://host/v1/messages, https://host/v1",
        "http://nas:11434/api/chat, http://nas:11434"
    })
    void addressesAreBroughtIntoOneForm(String given, String wanted) {
        assertThat(BaseUrls.normalised(given)).isEqualTo(accepted(wanted));
        assertThat(BaseUrls.normalised(wanted)).isEqualTo(accepted(wanted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host/v1",
                "host/v1",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http://",
                "https:host",
                "https://user:secret@host/v1",
                "https://user@host/v1",
                "https://@host/v1",
                "https://host/v1?key=x",
                "https://host/v1#x",
                "https://host/v1?",
                "https://ho st/v1",
                "https://host\\@evil/v1",
                "https://host/\u0000",
                "https://host\n/v1",
                "http://host:99999/v1",
                "https:///v1"
            })
    void whatIsNoBaseAddressIsRefusedWithASentence(String given) {
        assertThat(BaseUrls.normalised(given)).isInstanceOfSatisfying(BaseUrls.Outcome.Refused.class, refused -> {
            assertThat(refused.sentence()).endsWith(".").doesNotContain("secret");
        });
    }

    @Test
    void anAddressHasALongestLength() {
        String start = "https://host/";
        assertThat(BaseUrls.normalised(start + "a".repeat(2048 - start.length())))
                .isInstanceOf(BaseUrls.Outcome.Accepted.class);
        assertThat(BaseUrls.normalised(start + "a".repeat(2049 - start.length())))
                .isInstanceOf(BaseUrls.Outcome.Refused.class);
    }

    private static BaseUrls.Outcome accepted(String url) {
        return new BaseUrls.Outcome.Accepted(url);
    }
}
