package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.run.RunStatus;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.SeatedProvider;
import app.hearth.desktop.SeatedProvider.Part;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A council as it is seen from the window, before the real server; the thread of the test is the UI thread.
final class OpenCouncilIT {
    private static final int SEATS = 3;

    private final RealHearth house;
    private final HearthClient anna;
    private final SeatedProvider provider = new SeatedProvider(SEATS);
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final Background background = new Background(Executors.newVirtualThreadPerTaskExecutor(), ui::add);
    private final OpenCouncils councils;

    OpenCouncilIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        councils = new OpenCouncils(anna, background);
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
        provider.serve(anna);
    }

    @AfterEach
    void close() {
        councils.leave();
        house.close();
        provider.close();
    }

    private PostedCouncil ask() {
        ConversationId there = anna.conversations()
                .create(new NewConversation(null, "Trip", null, null))
                .id();
        return anna.councils()
                .ask(
                        there,
                        NewCouncil.question(
                                "Which tram?",
                                IntStream.rangeClosed(1, SEATS)
                                        .mapToObj(SeatedProvider::model)
                                        .toList(),
                                SeatedProvider.model(1)));
    }

    private OpenCouncil look(PostedCouncil posted) {
        OpenCouncil open = councils.of(posted.council().id());
        open.look();
        await(() -> open.known().get() != null);
        return open;
    }

    private static Council known(OpenCouncil open) {
        return Objects.requireNonNull(open.known().get());
    }

    private static String said(OpenCouncil open, CallId call) {
        return open.words(call).text().toString();
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            try {
                Runnable next = ui.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                } else if (System.nanoTime() > deadline) {
                    throw new AssertionError("It did not come true within 60 seconds.");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void eachSeatIsReadWhileItWritesAndIsThereWholeInTheEnd() {
        IntStream.rangeClosed(1, SEATS).forEach(seat -> provider.hold(seat, Part.ANSWER));
        OpenCouncil open = look(ask());
        await(() -> IntStream.rangeClosed(1, SEATS)
                .allMatch(seat -> said(open, CallId.answer(seat)).startsWith("This is")));
        assertThat(open.words(CallId.answer(2)).isGoing()).isTrue();
        assertThat(said(open, CallId.answer(2))).isNotEqualTo(SeatedProvider.answerOf(2));
        provider.release(2, Part.ANSWER);
        await(() -> !open.words(CallId.answer(2)).isGoing());
        assertThat(said(open, CallId.answer(2))).isEqualTo(SeatedProvider.answerOf(2));
        assertThat(open.words(CallId.answer(1)).isGoing()).isTrue();
        assertThat(Step.of(known(open)).getFirst()).isEqualTo(new Step(1, Step.State.GOING, 1, 0, 3));
        provider.release(1, Part.ANSWER);
        provider.release(3, Part.ANSWER);
        await(() -> !open.isGoingOn());
        assertThat(known(open).status()).isEqualTo(RunStatus.DONE);
        assertThat(said(open, CallId.chairman(1))).isEqualTo(SeatedProvider.chairmanOf(1));
        assertThat(said(open, CallId.ballot(3, 1))).contains("FINAL RANKING:");
        IntStream.rangeClosed(1, SEATS)
                .forEach(seat -> assertThat(said(open, CallId.answer(seat))).isEqualTo(SeatedProvider.answerOf(seat)));
    }

    @Test
    void whoeverComesLaterSeesTheSame() {
        provider.hold(2, Part.VOTE);
        PostedCouncil posted = ask();
        OpenCouncil first = look(posted);
        await(() -> said(first, CallId.ballot(2, 1)).startsWith("I have"));
        councils.leave();
        OpenCouncil again = look(posted);
        assertThat(again).isNotSameAs(first);
        await(() -> said(again, CallId.ballot(2, 1)).startsWith("I have"));
        assertThat(said(again, CallId.answer(3))).isEqualTo(SeatedProvider.answerOf(3));
        provider.release(2, Part.VOTE);
        await(() -> !again.isGoingOn());
        assertThat(said(again, CallId.ballot(2, 1))).containsOnlyOnce("FINAL RANKING:");
        assertThat(first.known().get())
                .as("nothing stays in the one that was left")
                .isNull();
        assertThat(said(first, CallId.answer(3))).isEmpty();
    }

    @Test
    void oneThatHasEndedIsReadFromWhatIsStored() {
        PostedCouncil posted = ask();
        await(() -> anna.councils().get(posted.council().id()).status() == RunStatus.DONE);
        OpenCouncil open = look(posted);
        assertThat(said(open, CallId.chairman(1))).isEqualTo(SeatedProvider.chairmanOf(1));
        assertThat(open.words(CallId.chairman(1)).isGoing()).isFalse();
        assertThat(known(open).aggregate()).isNotNull();
    }

    @Test
    void aSeatThatFailsIsSeenToFailWhileTheOthersGoOn() {
        provider.fail(2, Part.ANSWER);
        provider.hold(3, Part.ANSWER);
        OpenCouncil open = look(ask());
        await(() -> Step.of(known(open)).getFirst().lost() == 1);
        assertThat(known(open).seats().get(1).answer())
                .extracting(CouncilCall::error)
                .isNotNull();
        assertThat(open.isGoingOn()).isTrue();
        provider.release(3, Part.ANSWER);
        await(() -> !open.isGoingOn());
        assertThat(Step.of(known(open)))
                .extracting(Step::state)
                .containsExactly(Step.State.PARTIAL, Step.State.WHOLE, Step.State.WHOLE);
    }

    @Test
    void whatAChairmanWroteWhoFailedDoesNotStandInTheAnswerOfTheNext() {
        provider.fail(1, Part.CHAIR);
        OpenCouncil open = look(ask());
        await(() -> !open.isGoingOn());
        Council council = known(open);
        assertThat(council.degraded()).isTrue();
        assertThat(council.chairman().calls()).hasSize(2);
        assertThat(said(open, CallId.chairman(1))).isEmpty();
        assertThat(said(open, CallId.chairman(2))).endsWith("sums it up.");
    }

    @Test
    void aCouncilThatCannotBeReadSaysWhyAndIsReadOnceMore() {
        OpenCouncil unknown = councils.of(CouncilId.next(InstantSource.system()));
        unknown.look();
        await(() -> unknown.problem().get().isPresent());
        assertThat(unknown.known().get()).isNull();
        unknown.retry();
        assertThat(unknown.problem().get()).isEmpty();
        await(() -> unknown.problem().get().isPresent());
    }

    @Test
    void theSameCouncilIsOneObjectAsLongAsItsConversationIsInSight() {
        CouncilId id = ask().council().id();
        OpenCouncil open = councils.of(id);
        assertThat(councils.of(id)).isSameAs(open);
        assertThat(open.words(CallId.answer(1))).isSameAs(open.words(CallId.answer(1)));
        councils.leave();
        assertThat(councils.of(id)).isNotSameAs(open);
    }
}
