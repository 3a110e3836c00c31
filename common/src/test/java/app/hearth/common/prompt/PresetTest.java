package app.hearth.common.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Instructions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresetTest {
    private static final JsonNode COLD = JsonNodeFactory.instance.objectNode().put("temperature", 0);
    private static final Instructions BEFORE =
            new Instructions("Be kind.", JsonNodeFactory.instance.objectNode().put("temperature", 1));

    private static Preset preset(@Nullable String prompt, @Nullable JsonNode params) {
        return new Preset(
                new PresetId(UUID.randomUUID()), "Short", prompt, null, params, 1, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void whatItSaysNothingAboutStaysAsItWas() {
        assertThat(preset(null, null).over(BEFORE)).isEqualTo(BEFORE);
        assertThat(preset("Be short.", null).over(BEFORE)).isEqualTo(new Instructions("Be short.", BEFORE.params()));
        assertThat(preset(null, COLD).over(BEFORE)).isEqualTo(new Instructions("Be kind.", COLD));
        assertThat(preset("", COLD).over(BEFORE)).isEqualTo(new Instructions("", COLD));
    }
}
