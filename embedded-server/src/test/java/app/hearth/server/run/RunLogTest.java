package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.run.RunPhase;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RunLogTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RunLog log = new RunLog(Answer.EMPTY);

    @Test
    void whoWaitsIsWokenBySomethingElseThanWasTold() throws Exception {
        RunLog.Place place = log.place(EventId.START);
        FutureTask<RunLog.News> news = new FutureTask<>(() -> log.await(place, RunPhase.ANSWERING, LONG));
        Thread.ofVirtual().start(news);
        log.phase(RunPhase.LOADING);
        assertThat(news.get(30, TimeUnit.SECONDS).phase()).isEqualTo(RunPhase.LOADING);
    }

    @Test
    void whatWasToldIsNotToldAgain() throws Exception {
        log.phase(RunPhase.LOADING);
        RunLog.News news = log.await(log.place(EventId.START), RunPhase.LOADING, Duration.ofMillis(1));
        assertThat(news.hasText()).isFalse();
        assertThat(news.phase()).isEqualTo(RunPhase.LOADING);
    }
}
