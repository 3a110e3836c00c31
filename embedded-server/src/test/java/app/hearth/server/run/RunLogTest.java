package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.run.RunPhase;
import app.hearth.server.testing.Await;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RunLogTest {
    private final RunLog log = new RunLog(Answer.EMPTY);

    @Test
    void whoWaitsIsWokenBySomethingElseThanWasTold() throws Exception {
        FutureTask<RunLog.News> news = waiting(RunPhase.ANSWERING);
        log.phase(RunPhase.LOADING);
        assertThat(news.get(30, TimeUnit.SECONDS).phase()).isEqualTo(RunPhase.LOADING);
    }

    @Test
    void whatWasToldIsNotToldAgainButAReminderLetsThemLookAround() throws Exception {
        log.phase(RunPhase.LOADING);
        FutureTask<RunLog.News> news = waiting(RunPhase.LOADING);
        log.remind();
        assertThat(news.get(30, TimeUnit.SECONDS).hasText()).isFalse();
        assertThat(news.get().phase()).isEqualTo(RunPhase.LOADING);
    }

    /// Somebody who has read everything, was told that phase, and waits.
    private FutureTask<RunLog.News> waiting(RunPhase told) {
        RunLog.Place place = log.place(EventId.START);
        FutureTask<RunLog.News> news = new FutureTask<>(() -> log.await(place, told));
        Thread waiting = Thread.ofPlatform().daemon().start(news);
        Await.until("they wait", () -> waiting.getState() == Thread.State.WAITING);
        return news;
    }
}
