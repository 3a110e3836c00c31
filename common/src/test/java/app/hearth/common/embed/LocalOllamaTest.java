package app.hearth.common.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalOllamaTest {
    private static final String USUAL = "http://127.0.0.1:11434/v1";

    @Test
    void theUsualAddressIsLookedAtWhateverIsSet() {
        assertThat(LocalOllama.addresses(Map.of())).containsExactly(USUAL);
        assertThat(LocalOllama.addresses(Map.of("OLLAMA_HOST", "127.0.0.1:7000")))
                .containsExactly(USUAL, "http://127.0.0.1:7000/v1");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:11434",
        ":7000, 127.0.0.1:7000",
        "localhost:7000, 127.0.0.1:7000",
        "LOCALHOST:7000/, 127.0.0.1:7000",
        "http://localhost:7000, 127.0.0.1:7000",
        "http://127.0.0.2, 127.0.0.2:80",
        "0.0.0.0:7000, 127.0.0.1:7000",
        "[::]:7000, 127.0.0.1:7000",
        "[::1]:7000, [::1]:7000",
        "\" 127.0.0.1:7000 \", 127.0.0.1:7000"
    })
    void whereItIsSetToListenHereItIsLookedFor(String setting, String place) {
        assertThat(LocalOllama.addresses(Map.of("OLLAMA_HOST", setting))).contains("http://" + place + "/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ollama.home:11434",
                "192.168.1.7",
                "169.254.169.254",
                "127.0.0.1.example.org",
                "user@127.0.0.1",
                "https://localhost",
                "127.0.0.1:70000",
                "127.0.0.1:0",
                "two words",
                " "
            })
    void anotherMachineAndWhatIsNoAddressAreLeftAlone(String setting) {
        assertThat(LocalOllama.addresses(Map.of("OLLAMA_HOST", setting))).containsExactly(USUAL);
    }
}
