package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.NOON;
import static app.hearth.desktop.council.SomeCouncil.call;
import static app.hearth.desktop.council.SomeCouncil.seat;
import static app.hearth.desktop.council.SomeCouncil.vote;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a council and of its calls.
final class CouncilFactsTest {
    private static final CouncilSeat VOTED = seat(1, call(RunStatus.DONE, "Yes."), vote("A", "B"));
    private static final CouncilSeat LYING =
            seat(2, call(RunStatus.DONE, "No."), new Ballot(List.of(call(RunStatus.FAILED, "")), null, null));
    private static final CouncilSeat FAILED = seat(3, call(RunStatus.FAILED, ""), null);
    private static final CouncilSeat WRITING = seat(4, call(RunStatus.RUNNING, "W"), null);
    private static final List<CouncilSeat> SEATS = List.of(VOTED, LYING, FAILED);

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private static CouncilFacts facts() {
        return new CouncilFacts((provider, model) -> provider + "'s " + model);
    }

    private static CouncilCall took(Duration time, @Nullable Usage usage, boolean reused) {
        return new CouncilCall(
                RunId.next(InstantSource.system()),
                "p",
                "m",
                RunStatus.DONE,
                "Yes.",
                null,
                null,
                usage,
                reused,
                NOON,
                NOON.plus(time));
    }

    @Test
    void aCouncilThatGoesOnSaysHowFarItsStageIs() {
        assertThat(facts().line(SomeCouncil.of(RunStatus.QUEUED, 1, List.of(seat(1, null, null), seat(2, null, null)))))
                .isEqualTo("Council · answers: 0 of 2");
        assertThat(facts().line(SomeCouncil.of(RunStatus.RUNNING, 1, List.of(VOTED, FAILED, WRITING))))
                .isEqualTo("Council · answers: 1 of 3");
        assertThat(facts().line(SomeCouncil.of(RunStatus.RUNNING, 2, SEATS))).isEqualTo("Council · votes: 1 of 2");
    }

    @Test
    void whileTheAnswerIsWrittenItSaysWhoWrites() {
        assertThat(facts().line(SomeCouncil.of(RunStatus.RUNNING, 3, SEATS))).isEqualTo("Council · p's c is writing");
        assertThat(facts().line(SomeCouncil.of(
                        RunStatus.RUNNING, 3, SEATS, call(RunStatus.FAILED, ""), call(RunStatus.RUNNING, "S"))))
                .isEqualTo("Council · p's m is writing");
    }

    @Test
    void aCouncilThatHasEndedSaysWhatBecameOfItAndHowLongItTook() {
        assertThat(facts().line(SomeCouncil.of(RunStatus.DONE, 3, SEATS, call(RunStatus.DONE, "So."))))
                .isEqualTo("2 of 3 answered · 1 of 2 voted · 5 s");
        assertThat(facts().line(SomeCouncil.of(RunStatus.CANCELLED, 2, SEATS)))
                .isEqualTo("2 of 3 answered · 1 of 2 voted · 5 s");
    }

    @Test
    void oneThatEndedBeforeAnybodyVotedSaysNothingOfVotes() {
        assertThat(facts().line(SomeCouncil.of(RunStatus.FAILED, 1, List.of(FAILED, FAILED))))
                .isEqualTo("0 of 2 answered · 5 s");
        assertThat(facts().line(SomeCouncil.of(RunStatus.INTERRUPTED, 1, SEATS)))
                .isEqualTo("2 of 3 answered · 5 s");
    }

    @Test
    void allOfItTookMoneyAndTime() {
        assertThat(facts().took(SomeCouncil.of(RunStatus.DONE, 3, SEATS))).containsExactly("$0.12", "5 s");
        assertThat(facts().took(SomeCouncil.of(RunStatus.RUNNING, 3, SEATS))).isEmpty();
    }

    @Test
    void whyAnotherThanTheChairmanWroteItIsSaidWithBothNames() {
        CouncilCall written = call(RunStatus.DONE, "So.");
        assertThat(facts().degraded(SomeCouncil.of(RunStatus.DONE, 3, SEATS, written)))
                .isEmpty();
        assertThat(facts().degraded(SomeCouncil.of(RunStatus.DONE, 3, SEATS, call(RunStatus.FAILED, ""), written)))
                .contains("p's c failed, so p's m wrote this");
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, waiting",
        "RUNNING, writing",
        "CANCELLED, stopped · 1 min 12 s",
        "INTERRUPTED, interrupted · 1 min 12 s",
        "FAILED, failed · 1 min 12 s",
        "DONE, '1 min 12 s · 1,234 tokens · $0.02'"
    })
    void aCallSaysHowItStandsWithIt(RunStatus status, String said) {
        assertThat(facts().facts(call(status, "Yes."))).isEqualTo(said);
    }

    @Test
    void oneThatNobodyHasAskedYetWaits() {
        assertThat(facts().facts(null)).isEqualTo("waiting");
    }

    @Test
    void oneThatEndedWithoutAWordSaysSoBesideWhatItTook() {
        assertThat(facts().facts(call(RunStatus.DONE, " \n")))
                .isEqualTo("said nothing · 1 min 12 s · 1,234 tokens · $0.02");
    }

    @ParameterizedTest
    @CsvSource({
        "-3, 1 s",
        "0, 1 s",
        "1499, 1 s",
        "1500, 2 s",
        "59499, 59 s",
        "59500, 1 min 0 s",
        "61000, 1 min 1 s",
        "3661000, 61 min 1 s"
    })
    void timeIsRoundedToASecondAndNeverNothing(long millis, String said) {
        assertThat(facts().facts(took(Duration.ofMillis(millis), null, false))).isEqualTo(said);
    }

    @Test
    void onlyWhatIsKnownOfTokensAndMoneyIsSaid() {
        Duration second = Duration.ofSeconds(1);
        assertThat(facts().facts(took(second, new Usage(100, null, null), false)))
                .isEqualTo("1 s");
        assertThat(facts().facts(took(second, new Usage(100, 7, null), false))).isEqualTo("1 s · 7 tokens");
        assertThat(facts().facts(took(second, new Usage(null, null, new BigDecimal("0.0004")), false)))
                .isEqualTo("1 s · $0.0004");
    }

    @Test
    void whatWasTakenOverFromAnEarlierCouncilSaysSo() {
        assertThat(facts().facts(took(Duration.ofSeconds(3), new Usage(1, 2, null), true)))
                .isEqualTo("3 s · 2 tokens · kept from before");
    }
}
