package app.hearth.server.council;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Aggregate;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import app.hearth.server.council.CouncilLog.News;
import app.hearth.server.council.CouncilLog.Place;
import app.hearth.server.council.CouncilLog.Said;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.EventWriter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The events of a council for one watcher, whether it goes on or has ended.
///
/// What there is to tell follows from what the watcher was told before and what is known now, never from a list of what
/// happened; a slow watcher gets larger pieces, and one that comes later gets each text in one. The texts go on behind
/// the id that a watcher came with; that a stage or a seat has begun or ended is told again.
final class CouncilEvents implements EventSource {
    /// At most 30 times a second, as for a single answer.
    private static final Duration PACE = Duration.ofMillis(33);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration LEAVE = Duration.ofSeconds(1);

    private final CouncilLog log;
    private final CouncilEventId from;
    private final BooleanSupplier goesOn;

    CouncilEvents(CouncilLog log, CouncilEventId from, BooleanSupplier goesOn) {
        this.log = log;
        this.from = from;
        this.goesOn = goesOn;
    }

    private record Started(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SeatName> seats) {}

    private record SeatName(int seat, String provider, String model) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SeatText(int seat, @Nullable Integer attempt, String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SeatState(
            int seat,
            @Nullable Integer attempt,
            RunStatus status,
            @Nullable Problem error,
            @Nullable Usage usage,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable List<String> ranking,
            @Nullable String fault) {}

    private record Answers(int answers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Judged(
            Map<String, Integer> labelMap, @Nullable Aggregate aggregate) {}

    private record Writing(String provider, String model, int attempt) {}

    private record Concluded(String provider, String model, boolean degraded) {}

    private record Titled(String title) {}

    private record Done(Message message) {}

    private record Failed(Problem problem, Message message) {}

    @Override
    public void writeTo(EventWriter writer) throws IOException, InterruptedException {
        new Telling(writer).tellAll();
    }

    /// One stream.
    private final class Telling {
        private final EventWriter writer;
        private final Map<CallKey, Place> places;
        private final Set<String> told = new HashSet<>();

        Telling(EventWriter writer) {
            this.writer = writer;
            this.places = new TreeMap<>(log.places(from.offsets()));
        }

        void tellAll() throws IOException, InterruptedException {
            writer.comment("watching");
            long seen = -1;
            long allowedAt = System.nanoTime() - LEAVE.toNanos();
            long quietSince = System.nanoTime();
            while (writer.isOpen() && !log.isAbandoned()) {
                if (hasPassed(LEAVE, allowedAt)) {
                    if (!goesOn.getAsBoolean()) {
                        return;
                    }
                    allowedAt = System.nanoTime();
                }
                News news = log.await(seen, places, LEAVE);
                if (news.version() != seen || news.ending().isPresent()) {
                    seen = news.version();
                    tell(news);
                    quietSince = System.nanoTime();
                } else if (hasPassed(KEEP_ALIVE, quietSince)) {
                    writer.comment("still here");
                    quietSince = System.nanoTime();
                }
                if (news.ending().isPresent()) {
                    end(news.record(), news.ending().get());
                    return;
                }
                Thread.sleep(PACE);
            }
        }

        private void tell(News news) throws IOException, InterruptedException {
            CouncilRecord record = news.record();
            once("stage1_start", new Started(names(record)));
            tellSeats(news, Stages.ANSWERS);
            if (record.head().stage() > Stages.ANSWERS) {
                once("stage1_complete", new Answers(record.labels().size()));
                once("stage2_start", new Started(null));
                tellSeats(news, Stages.BALLOTS);
            }
            if (record.head().stage() > Stages.BALLOTS) {
                once(
                        "stage2_complete",
                        new Judged(record.labels(), record.aggregate().orElse(null)));
                tellChairmen(news);
            }
            if (news.title().isPresent()) {
                once("title_complete", new Titled(news.title().get()));
            }
        }

        private void tellSeats(News news, int stage) throws IOException, InterruptedException {
            for (Said said : news.said()) {
                CallKey key = said.held().key();
                if (key.stage() == stage) {
                    String prefix = "stage" + stage + "_";
                    Integer attempt = stage == Stages.BALLOTS ? key.attempt() : null;
                    if (!said.reasoning().isEmpty()) {
                        reasoning(said);
                        event(prefix + "reasoning", new SeatText(key.seat(), attempt, said.reasoning()));
                    }
                    if (!said.text().isEmpty()) {
                        places.put(key, said.place());
                        event(prefix + "delta", new SeatText(key.seat(), attempt, said.text()));
                    }
                    if (said.held().hasEnded() && told.add(key.toString())) {
                        event(prefix + "seat", state(said.held(), attempt));
                    }
                }
            }
        }

        private void tellChairmen(News news) throws IOException, InterruptedException {
            for (Said said : news.said()) {
                CallKey key = said.held().key();
                if (key.stage() == Stages.CHAIRMAN) {
                    ModelRef model = model(said.held());
                    if (told.add(key.toString())) {
                        event("stage3_start", new Writing(model.provider(), model.model(), key.attempt()));
                    }
                    if (!said.reasoning().isEmpty()) {
                        reasoning(said);
                        writer.text(id(), "reasoning", said.reasoning());
                    }
                    if (!said.text().isEmpty()) {
                        places.put(key, said.place());
                        writer.text(id(), "delta", said.text());
                    }
                }
            }
            Optional<HeldCall> conclusion = news.record().conclusion();
            if (conclusion.isPresent()) {
                ModelRef model = model(conclusion.get());
                once(
                        "stage3_complete",
                        new Concluded(
                                model.provider(), model.model(), news.record().isDegraded()));
            }
        }

        /// Reasoning comes before the text it led to.
        private void reasoning(Said said) {
            Place before = places.getOrDefault(said.held().key(), Place.START);
            places.put(said.held().key(), new Place(before.text(), said.place().reasoning()));
        }

        private void end(CouncilRecord record, CouncilLog.Ending ending) throws IOException, InterruptedException {
            Optional<Usage> usage = record.usage();
            if (usage.isPresent()) {
                event("usage", usage.get());
            }
            if (ending.problem().isPresent()) {
                event("error", new Failed(ending.problem().get(), ending.message()));
            } else {
                event("done", new Done(ending.message()));
            }
        }

        private void once(String name, Object data) throws IOException, InterruptedException {
            if (told.add(name)) {
                event(name, data);
            }
        }

        private void event(String name, Object data) throws IOException, InterruptedException {
            writer.event(id(), name, data);
        }

        private String id() {
            return CouncilEventId.at(places).toString();
        }
    }

    private static boolean hasPassed(Duration time, long since) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private static List<SeatName> names(CouncilRecord record) {
        return record.seats().stream()
                .map(seat -> new SeatName(
                        seat.number(), seat.model().provider(), seat.model().model()))
                .toList();
    }

    private static ModelRef model(HeldCall held) {
        return new ModelRef(held.call().provider(), held.call().model());
    }

    private static SeatState state(HeldCall held, @Nullable Integer attempt) {
        return new SeatState(
                held.key().seat(),
                attempt,
                held.call().status(),
                held.call().error(),
                held.call().usage(),
                held.call().createdAt(),
                held.call().endedAt(),
                held.ranking(),
                held.fault());
    }
}
