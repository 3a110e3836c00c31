package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.model;
import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.council.SeatedProvider.Asked;
import app.hearth.server.council.SeatedProvider.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Councils of models behind different providers, one of them an Ollama of one's own.
class MixedCouncilIT {
    private static final Map<String, String> LLAMA = Map.of("provider", "ollama", "model", "llama");
    private static final Map<String, String> PHI = Map.of("provider", "ollama", "model", "phi");

    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder);
        home.openOllama();
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    private static Map<String, Object> asking(String content, Map<String, String> chairman, List<?> seats) {
        Map<String, Object> question = question(content, "boss");
        question.put("chairman", chairman);
        question.put("seats", seats);
        return question;
    }

    @Test
    void anOllamaAnswersJudgesAndIsJudgedLikeEverybody() {
        JsonNode council = home.end(home.ask(asking("Mixed?", model("boss"), List.of(model("ant"), LLAMA))));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(home.texts(council)).containsExactly("The word of ant.", "The word of llama.");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
        JsonNode local = council.path("seats").path(1);
        assertThat(local.path("provider").asText()).isEqualTo("ollama");
        assertThat(local.path("answer").path("usage").path("prompt_tokens").asInt())
                .isEqualTo(10);
        assertThat(local.path("ballot").path("ranking").size()).isEqualTo(2);
        assertThat(paths("llama")).hasSize(2).containsOnly("/api/chat");
        assertThat(paths("ant")).hasSize(2).containsOnly("/v1/chat/completions");
        assertThat(council.path("usage").path("cost_usd").asText()).isEqualTo("0.003");
    }

    private List<String> paths(String model) {
        return List.of(Part.SEAT, Part.JUDGE, Part.CHAIRMAN).stream()
                .flatMap(part -> home.provider.asked(part).stream())
                .filter(asked -> asked.model().equals(model))
                .map(Asked::path)
                .toList();
    }

    @Test
    void itStepsInForAChairmanThatFailsAndIsStoodInFor() {
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> mouth.refuse(500));
        home.provider.when("phi", Part.CHAIRMAN, (asked, mouth) -> mouth.refuse(500));
        for (Map<String, String> chairman : List.of(model("boss"), PHI)) {
            JsonNode council = home.end(home.ask(asking("Who writes?", chairman, List.of(LLAMA, model("ant")))));
            assertThat(council.path("status").asText()).isEqualTo("done");
            assertThat(council.path("degraded").asBoolean()).isTrue();
            assertThat(council.path("chairman").path("calls").size()).isEqualTo(2);
        }
    }

    @Test
    void everyCallOfEachIsShownThePictureInItsOwnProtocol() throws Exception {
        byte[] png = picture();
        String base64 = Base64.getEncoder().encodeToString(png);
        Map<String, Object> question = asking("What is it?", LLAMA, List.of(model("ant"), LLAMA));
        question.put("attachment_ids", List.of(home.picture(png)));
        JsonNode council = home.end(home.ask(question));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
        for (Part part : List.of(Part.SEAT, Part.JUDGE, Part.CHAIRMAN)) {
            JsonNode told = home.provider.asked("llama", part).body().path("messages");
            assertThat(told.findValues("images"))
                    .singleElement()
                    .satisfies(images -> assertThat(images.path(0).asText()).isEqualTo(base64));
        }
        for (Part part : List.of(Part.SEAT, Part.JUDGE)) {
            assertThat(home.provider.asked("ant", part).told()).contains("data:image/png;base64," + base64);
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    void whatCostsNothingGoesOnWhenTheBudgetIsUsedUp() {
        home.budget("0");
        assertThat(home.post(asking("Dear?", LLAMA, List.of(model("ant"), LLAMA)))
                        .status())
                .isEqualTo(402);
        JsonNode council = home.end(home.ask(asking("Free?", PHI, List.of(LLAMA, PHI))));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
        assertThat(council.path("usage").path("cost_usd").asText()).isEqualTo("0");
    }
}
