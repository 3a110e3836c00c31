package app.hearth.server.run;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.EventWriter;
import app.hearth.server.run.RunLog.News;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The events of a run that goes on, for one watcher.
final class LiveEvents implements EventSource {
    /// At most 30 pieces a second: more cannot be told apart by eye and costs every hop.
    private static final Duration PACE = Duration.ofMillis(33);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /// How long a watcher may go on who may no longer: asking for each piece would cost more than writing it as JSON.
    private static final Duration LEAVE = Duration.ofSeconds(1);

    private final RunLog log;
    private final EventId from;
    private final Runs.Watching watching;

    LiveEvents(RunLog log, EventId from, Runs.Watching watching) {
        this.log = log;
        this.from = from;
        this.watching = watching;
    }

    @Override
    public void writeTo(EventWriter writer) throws IOException, InterruptedException {
        RunEvents events = new RunEvents(writer);
        RunLog.Place place = log.place(from);
        RunPhase told = RunPhase.ANSWERING;
        long sentAt = System.nanoTime() - PACE.toNanos();
        long quietSince = System.nanoTime();
        long allowedAt = quietSince - LEAVE.toNanos();
        events.open();
        while (writer.isOpen() && !log.isAbandoned()) {
            if (hasPassed(LEAVE, allowedAt)) {
                if (!watching.goesOn()) {
                    return;
                }
                allowedAt = System.nanoTime();
            }
            News news = log.await(place, told);
            if (news.hasText() && news.ending().isEmpty()) {
                news = paced(news, place, sentAt);
                sentAt = System.nanoTime();
            }
            if (news.phase() != told && news.ending().isEmpty()) {
                told = news.phase();
                events.phase(told, place.id());
                quietSince = System.nanoTime();
            }
            place = news.place();
            if (news.hasText()) {
                events.news(news.text(), news.reasoning(), place.id());
                quietSince = System.nanoTime();
            }
            if (news.ending().isPresent()) {
                RunLog.Ending ending = news.ending().get();
                // with its cost, which is known once the run is stored
                Optional<Usage> usage = Optional.ofNullable(ending.message().usage());
                events.end(ending, usage, place.id());
                return;
            }
            if (hasPassed(KEEP_ALIVE, quietSince)) {
                writer.comment("still here");
                quietSince = System.nanoTime();
            }
        }
    }

    private static boolean hasPassed(Duration time, long since) {
        return System.nanoTime() - since >= time.toNanos();
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
