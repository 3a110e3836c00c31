package app.hearth.server.run;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.EventWriter;
import app.hearth.server.run.RunLog.News;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The events of a run that goes on, for one watcher.
final class LiveEvents implements EventSource {
    /// At most 30 pieces a second: more cannot be told apart by eye and costs every hop.
    private static final Duration PACE = Duration.ofMillis(33);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final RunLog log;
    private final EventId from;
    private final Runs.Watching watching;
    private final InstantSource clock = InstantSource.system();

    LiveEvents(RunLog log, EventId from, Runs.Watching watching) {
        this.log = log;
        this.from = from;
        this.watching = watching;
    }

    @Override
    public void writeTo(EventWriter writer) throws IOException, InterruptedException {
        RunEvents events = new RunEvents(writer);
        RunLog.Place place = log.place(from);
        Instant quietSince = clock.instant();
        RunPhase told = RunPhase.ANSWERING;
        long sentAt = System.nanoTime() - PACE.toNanos();
        events.open();
        while (writer.isOpen() && watching.goesOn() && !log.isAbandoned()) {
            News news = log.await(place, told);
            if (news.hasText() && news.ending().isEmpty()) {
                news = paced(news, place, sentAt);
                sentAt = System.nanoTime();
            }
            if (news.phase() != told && news.ending().isEmpty()) {
                told = news.phase();
                events.phase(told, place.id());
                quietSince = clock.instant();
            }
            place = news.place();
            if (news.hasText()) {
                events.news(news.text(), news.reasoning(), place.id());
                quietSince = clock.instant();
            }
            if (news.ending().isPresent()) {
                RunLog.Ending ending = news.ending().get();
                // with its cost, which is known once the run is stored
                Optional<Usage> usage = Optional.ofNullable(ending.message().usage());
                events.end(ending, usage, place.id());
                return;
            }
            if (!quietSince.plus(KEEP_ALIVE).isAfter(clock.instant())) {
                writer.comment("still here");
                quietSince = clock.instant();
            }
        }
    }

    /// What there is to tell once enough time has passed since the last piece; at once when it has.
    private News paced(News news, RunLog.Place since, long sentAt) throws InterruptedException {
        long early = PACE.toNanos() - (System.nanoTime() - sentAt);
        if (early <= 0) {
            return news;
        }
        Thread.sleep(Duration.ofNanos(early));
        return log.since(since);
    }
}
