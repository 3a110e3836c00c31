package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a German window would otherwise say in English.
final class TextsTest {
    private static final Pattern PLACE = Pattern.compile("%s|\\{\\d");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about/",
                "account/",
                "chat/",
                "conversations/",
                "council/",
                "fx/",
                "household/",
                "keyboard/",
                "outside/",
                "palette/",
                "profiles/",
                "prompts/",
                "settings/",
                "shell/",
                "usage/"
            })
    void everyTextIsThereInBothLanguagesWithAPlaceForTheSameWords(String room) throws IOException {
        Map<String, Long> english = places(room + "messages.properties");

        assertThat(english).isNotEmpty().isEqualTo(places(room + "messages_de.properties"));
    }

    /// How many words each text has a place for; German may put them in another order.
    private static Map<String, Long> places(String file) throws IOException {
        Properties texts = new Properties();
        try (var in = Objects.requireNonNull(Main.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, Long> places = new TreeMap<>();
        texts.forEach((key, text) -> places.put(
                key.toString(), PLACE.matcher(text.toString()).results().count()));
        return places;
    }
}
