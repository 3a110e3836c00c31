package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.server.council.SeatedProvider.Asked;
import app.hearth.server.council.SeatedProvider.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouncilIT {
    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder.resolve("first"));
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    private void moveElsewhere(Limits limits, boolean titles) throws Exception {
        home.close();
        home = new CouncilHouse(folder.resolve("second"), limits, titles);
    }

    @Test
    void allAnswerAllJudgeAndTheChairmanWritesTheAnswerOfTheMessage() {
        JsonNode posted = home.ask(question("How high is it?", "boss", "ant", "bee", "cat"));
        assertThat(posted.path("user_message").path("content").asText()).isEqualTo("How high is it?");
        JsonNode council = home.end(posted);
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("stage").asInt()).isEqualTo(3);
        assertThat(home.texts(council)).containsExactly("The word of ant.", "The word of bee.", "The word of cat.");
        assertThat(council.path("label_map").size()).isEqualTo(3);
        council.path("seats").forEach(seat -> {
            assertThat(seat.path("ballot").path("ranking").toString()).isEqualTo("[\"A\",\"B\",\"C\"]");
            assertThat(council.path("label_map")
                            .path(seat.path("label").asText())
                            .asInt())
                    .isEqualTo(seat.path("seat").asInt());
        });
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(3);
        assertThat(council.path("aggregate")
                        .path("standings")
                        .path(0)
                        .path("label")
                        .asText())
                .isEqualTo("A");
        assertThat(council.path("degraded").asBoolean()).isFalse();
        assertThat(council.path("usage").path("cost_usd").asText()).isEqualTo("0.007");
        JsonNode message = home.message(council.path("message_id").asText());
        assertThat(message.path("content").asText()).isEqualTo("Together we say so.");
        assertThat(message.path("status").asText()).isEqualTo("complete");
        assertThat(message.path("model").asText()).isEqualTo("boss");
        assertThat(message.path("council_id").asText())
                .isEqualTo(council.path("id").asText());
        assertThat(message.path("usage").path("cost_usd").asText()).isEqualTo("0.007");
    }

    @Test
    void allSeatsOfAStageAreAskedBeforeAnyHasAnswered() {
        CountDownLatch allSit = new CountDownLatch(3);
        CountDownLatch allJudge = new CountDownLatch(3);
        for (String model : List.of("ant", "bee", "cat")) {
            home.provider.when(model, Part.SEAT, (asked, mouth) -> {
                allSit.countDown();
                mouth.await(allSit);
                mouth.sayAll("Here.");
            });
            home.provider.when(model, Part.JUDGE, (asked, mouth) -> {
                allJudge.countDown();
                mouth.await(allJudge);
                mouth.sayAll(SeatedProvider.ranking(asked.labels()));
            });
        }
        JsonNode council = home.end(home.ask(question("Together?", "boss", "ant", "bee", "cat")));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(3);
    }

    @Test
    void aSeatThatFailsIsShownAndLeftOut() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.refuse(500));
        JsonNode council = home.end(home.ask(question("Who is there?", "boss", "ant", "bee", "cat")));
        JsonNode failed = council.path("seats").path(1);
        assertThat(failed.path("answer").path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("answer").path("error").path("code").asText()).isEqualTo("provider_error");
        assertThat(failed.has("ballot")).isFalse();
        assertThat(failed.has("label")).isFalse();
        assertThat(council.path("label_map").size()).isEqualTo(2);
        assertThat(council.path("aggregate").path("counts_own").asBoolean()).isTrue();
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(2);
    }

    @Test
    void anAnswerThatIsCutOffIsNoAnswerAndWhatCameOfItStays() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> {
            mouth.say("Half a");
            throw new IOException("cut");
        });
        JsonNode council = home.end(home.ask(question("Whole?", "boss", "ant", "bee", "cat")));
        JsonNode cut = council.path("seats").path(1).path("answer");
        assertThat(cut.path("status").asText()).isEqualTo("failed");
        assertThat(cut.path("text").asText()).isEqualTo("Half a");
        assertThat(council.path("label_map").size()).isEqualTo(2);
        assertThat(council.path("status").asText()).isEqualTo("done");
    }

    @Test
    void oneAnswerIsNoCouncilAndIsKept() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.refuse(500));
        JsonNode council = home.end(home.ask(question("Alone?", "boss", "ant", "bee")));
        assertThat(council.path("status").asText()).isEqualTo("failed");
        assertThat(home.texts(council).getFirst()).isEqualTo("The word of ant.");
        JsonNode message = home.message(council.path("message_id").asText());
        assertThat(message.path("status").asText()).isEqualTo("failed");
        assertThat(message.path("error").path("detail").asText()).startsWith("Only one of 2 seats has answered");
        assertThat(home.provider.asked(Part.JUDGE)).isEmpty();
    }

    @Test
    void aSeatThatTakesTooLongIsGoneOnWithout() throws Exception {
        moveElsewhere(Limits.DEFAULT.withMaxSeatTime(Duration.ofSeconds(2)), false);
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode council = home.end(home.ask(question("Soon?", "boss", "ant", "bee", "cat")));
        JsonNode slow = council.path("seats").path(1).path("answer");
        assertThat(slow.path("status").asText()).isEqualTo("failed");
        assertThat(slow.path("error").path("reason").asText()).isEqualTo("timed_out");
        assertThat(council.path("status").asText()).isEqualTo("done");
    }

    @Test
    void aJudgeWhoseReplyHoldsNoRankingIsAskedOnceMore() {
        home.provider.when(
                "bee",
                Part.JUDGE,
                (asked, mouth) -> mouth.sayAll("FINAL RANKING:\n1. Response A\n2. Response A\n3. Response B"));
        JsonNode council = home.end(home.ask(question("Honest?", "boss", "ant", "bee", "cat")));
        JsonNode ballot = council.path("seats").path(1).path("ballot");
        assertThat(ballot.path("calls").size()).isEqualTo(2);
        assertThat(ballot.path("calls").path(0).path("text").asText()).contains("2. Response A");
        assertThat(ballot.path("ranking").size()).isEqualTo(3);
        assertThat(ballot.has("fault")).isFalse();
        Asked repair = home.provider.asked("bee", Part.REPAIR);
        assertThat(repair.told()).contains("2. Response A");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(3);
    }

    @Test
    void aJudgeWhoLiesTwiceHasNoVote() {
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.sayAll("FINAL RANKING:\n1. Response Q"));
        home.provider.when("bee", Part.REPAIR, (asked, mouth) -> mouth.sayAll("I will not."));
        JsonNode council = home.end(home.ask(question("Honest?", "boss", "ant", "bee", "cat")));
        JsonNode ballot = council.path("seats").path(1).path("ballot");
        assertThat(ballot.path("calls").size()).isEqualTo(2);
        assertThat(ballot.has("ranking")).isFalse();
        assertThat(ballot.path("fault").asText()).isEqualTo("no_marker");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
        assertThat(council.path("status").asText()).isEqualTo("done");
    }

    @Test
    void aJudgeThatFailsHasNoVoteAndIsNotAskedOnceMore() {
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.refuse(500));
        JsonNode council = home.end(home.ask(question("Well?", "boss", "ant", "bee", "cat")));
        JsonNode ballot = council.path("seats").path(1).path("ballot");
        assertThat(ballot.path("calls").path(0).path("status").asText()).isEqualTo("failed");
        assertThat(ballot.path("calls").size()).isEqualTo(1);
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
    }

    @Test
    void withoutAnyVoteTheChairmanWritesAllTheSame() {
        for (String model : List.of("ant", "bee")) {
            home.provider.when(model, Part.JUDGE, (asked, mouth) -> mouth.refuse(500));
        }
        JsonNode council = home.end(home.ask(question("Well?", "boss", "ant", "bee")));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("aggregate").path("votes").asInt()).isZero();
        assertThat(home.provider.asked("boss", Part.CHAIRMAN).told()).contains("no usable vote");
    }

    @Test
    void neitherJudgesNorChairmanLearnWhoAnsweredAndEachJudgeSeesAnOrderOfItsOwn() {
        String[] seats = {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"};
        for (String seat : seats) {
            home.provider.when(seat, Part.SEAT, (asked, mouth) -> mouth.sayAll("It is so."));
        }
        JsonNode council = home.end(home.ask(question("Blind?", "boss", seats)));
        assertThat(council.path("status").asText()).isEqualTo("done");
        List<Asked> judged = home.provider.asked(Part.JUDGE);
        assertThat(judged).hasSize(8);
        assertThat(judged.stream().map(Asked::labels).distinct().count()).isGreaterThan(4);
        List<Asked> blind = new ArrayList<>(judged);
        blind.add(home.provider.asked("boss", Part.CHAIRMAN));
        assertThat(blind)
                .allSatisfy(
                        asked -> assertThat(asked.told()).doesNotContain(seats).doesNotContain("home"));
        List<Integer> labelled = new ArrayList<>();
        council.path("label_map").forEach(seat -> labelled.add(seat.asInt()));
        assertThat(labelled)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8).boxed().toList());
    }

    @Test
    void anOwnVoteIsShownAndDoesNotCount() {
        for (String model : List.of("ant", "bee", "cat")) {
            home.provider.when(model, Part.JUDGE, (asked, mouth) -> {
                String own = asked.labelOf(SeatedProvider.answerOf(model));
                List<String> ranking = new ArrayList<>(List.of(own));
                asked.labels().stream()
                        .filter(label -> !label.equals(own))
                        .sorted()
                        .forEach(ranking::add);
                mouth.sayAll(SeatedProvider.ranking(ranking));
            });
        }
        JsonNode council = home.end(home.ask(question("Me?", "boss", "ant", "bee", "cat")));
        council.path("seats")
                .forEach(seat -> assertThat(
                                seat.path("ballot").path("ranking").path(0).asText())
                        .isEqualTo(seat.path("label").asText()));
        JsonNode best = council.path("aggregate").path("standings").path(0);
        assertThat(best.path("label").asText()).isEqualTo("A");
        assertThat(best.path("votes").asInt()).isEqualTo(2);
        assertThat(best.path("mean_rank").asDouble()).isEqualTo(1.0);
    }

    @Test
    void whenTheChairmanFailsTheNextSeatWritesAndTheCouncilSaysSo() {
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> {
            mouth.say("I wanted to s");
            throw new IOException("cut");
        });
        JsonNode council = home.end(home.ask(question("Who writes?", "boss", "ant", "bee")));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("degraded").asBoolean()).isTrue();
        JsonNode calls = council.path("chairman").path("calls");
        assertThat(calls.size()).isEqualTo(2);
        assertThat(calls.path(0).path("text").asText()).isEqualTo("I wanted to s");
        JsonNode message = home.message(council.path("message_id").asText());
        assertThat(message.path("content").asText()).isEqualTo("Together we say so.");
        assertThat(message.path("model").asText())
                .isEqualTo(calls.path(1).path("model").asText());
        String best =
                council.path("aggregate").path("standings").path(0).path("seat").asText();
        assertThat(calls.path(1).path("model").asText())
                .isEqualTo(council.path("seats")
                        .path(Integer.parseInt(best) - 1)
                        .path("model")
                        .asText());
    }

    @Test
    void whenNobodyWritesTheCouncilFailsAndKeepsItsAnswers() {
        for (String model : List.of("boss", "ant", "bee")) {
            home.provider.when(model, Part.CHAIRMAN, (asked, mouth) -> mouth.refuse(500));
        }
        JsonNode council = home.end(home.ask(question("Nobody?", "boss", "ant", "bee")));
        assertThat(council.path("status").asText()).isEqualTo("failed");
        assertThat(council.path("chairman").path("calls").size()).isEqualTo(3);
        assertThat(home.texts(council)).hasSize(2);
        assertThat(home.message(council.path("message_id").asText())
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("provider_error");
    }

    @Test
    void aFollowUpIsToldTheChairmansAnswersAsThePast() {
        home.end(home.ask(question("First?", "boss", "ant", "bee")));
        home.provider.forget();
        home.end(home.ask(question("And then?", "boss", "ant", "bee")));
        assertThat(home.provider.asked("ant", Part.SEAT).told())
                .contains("First?", "Together we say so.", "And then?")
                .doesNotContain("The word of");
        assertThat(home.provider.asked("ant", Part.JUDGE).told()).contains("First?", "Together we say so.");
    }

    @Test
    void everySeatJudgeAndTheChairmanSeeThePicture() throws Exception {
        BufferedImage drawn = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        Map<String, Object> question = question("What is it?", "boss", "ant", "bee");
        question.put("attachment_ids", List.of(home.picture(png.toByteArray())));
        JsonNode council = home.end(home.ask(question));
        assertThat(council.path("status").asText()).isEqualTo("done");
        for (Part part : List.of(Part.SEAT, Part.JUDGE, Part.CHAIRMAN)) {
            assertThat(home.provider.asked(part))
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked.told()).contains("data:image/png;base64,"));
        }
    }
}
