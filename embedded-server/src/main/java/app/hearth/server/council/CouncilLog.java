package app.hearth.server.council;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.Problem;
import app.hearth.server.provider.ChatSink;
import app.hearth.server.run.TextTrack;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A council while it goes on, in memory, for who leads it and for any number of watchers. Thread-safe.
///
/// It holds what is stored of the council, and of each call that goes on the text so far. A watcher keeps its own
/// places
/// in these texts and takes what came since whenever it is ready for more.
final class CouncilLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<CallKey, Words> words = new TreeMap<>();
    private CouncilRecord record;
    private Optional<String> title = Optional.empty();
    private @Nullable Ending ending;
    private boolean abandoned;
    private long version;

    CouncilLog(CouncilRecord record) {
        this.record = record;
        record.calls().forEach(this::hold);
    }

    /// What one call says.
    private static final class Words {
        private final TextTrack text = new TextTrack();
        private final TextTrack reasoning = new TextTrack();
    }

    /// How it ended, once that is stored: the message, and the problem unless it is complete or was cancelled.
    record Ending(Message message, Optional<Problem> problem) {}

    /// A watcher's places in the texts of one call.
    record Place(TextTrack.Mark text, TextTrack.Mark reasoning) {
        static final Place START = new Place(TextTrack.Mark.START, TextTrack.Mark.START);
    }

    /// What one call said behind a place, and the place behind that.
    record Said(HeldCall held, String text, String reasoning, Place place) {}

    /// The whole as it is at one moment.
    record News(long version, CouncilRecord record, List<Said> said, Optional<String> title, Optional<Ending> ending) {}

    /// What is stored of a call and was not heard as it came.
    private void hold(HeldCall call) {
        Words said = words.computeIfAbsent(call.key(), _ -> new Words());
        append(said.text, call.call().text());
        append(
                said.reasoning,
                call.call().reasoning() == null ? "" : call.call().reasoning());
    }

    private static void append(TextTrack track, String whole) {
        int held = track.end().index();
        if (held < whole.length()) {
            track.append(whole.substring(held));
        }
    }

    /// A call has begun, or ended as it is stored.
    void put(HeldCall call) {
        change(() -> {
            record = record.with(call);
            hold(call);
        });
    }

    /// Takes what a call says.
    ChatSink listener(CallKey key) {
        return new ChatSink() {
            @Override
            public void text(String piece) {
                change(() -> words.computeIfAbsent(key, _ -> new Words()).text.append(piece));
            }

            @Override
            public void reasoning(String piece) {
                change(() ->
                        words.computeIfAbsent(key, _ -> new Words()).reasoning.append(piece));
            }

            @Override
            public void usage(Usage usage) {} // told with its cost when the call has ended
        };
    }

    /// The council has come further.
    void update(UnaryOperator<CouncilRecord> step) {
        change(() -> record = step.apply(record));
    }

    void title(String given) {
        change(() -> title = Optional.of(given));
    }

    /// Nothing comes after this.
    void end(Ending how) {
        change(() -> ending = how);
    }

    /// Nothing more will be heard. Unless the end was told, it could not be stored, and watchers are let go without
    /// one.
    void abandon() {
        change(() -> abandoned = ending == null);
    }

    /// Lets everybody who waits look around.
    void remind() {
        change(() -> {});
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    /// What is known now, with what calls that go on have said so far.
    CouncilRecord record() {
        lock.lock();
        try {
            CouncilRecord now = record;
            for (HeldCall call : record.calls()) {
                Words said = words.get(call.key());
                if (!call.hasEnded() && said != null) {
                    now = now.with(call.saying(
                            said.text.since(TextTrack.Mark.START), said.reasoning.since(TextTrack.Mark.START)));
                }
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the record is so, or `giveUp` holds; both are asked again at each change. The record then.
    CouncilRecord await(Predicate<CouncilRecord> wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!wanted.test(record)) {
                changed.await();
            }
            return record;
        } finally {
            lock.unlock();
        }
    }

    /// The same, for no longer than this.
    void await(Predicate<CouncilRecord> wanted, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!wanted.test(record) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something newer than `seen`, for no longer than this; what is there behind these places.
    News await(long seen, Map<CallKey, Place> places, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (version == seen && ending == null && !abandoned && left > 0) {
                left = changed.awaitNanos(left);
            }
            return news(places);
        } finally {
            lock.unlock();
        }
    }

    private News news(Map<CallKey, Place> places) {
        List<Said> said = record.calls().stream()
                .sorted(Comparator.comparing(HeldCall::key))
                .map(held -> said(held, places.getOrDefault(held.key(), Place.START)))
                .toList();
        return new News(version, record, said, title, Optional.ofNullable(ending));
    }

    private Said said(HeldCall held, Place from) {
        Words of = words.computeIfAbsent(held.key(), _ -> new Words());
        return new Said(
                held,
                of.text.since(from.text()),
                of.reasoning.since(from.reasoning()),
                new Place(of.text.end(), of.reasoning.end()));
    }

    /// The places that ids of events name, by code points.
    Map<CallKey, Place> places(Map<CallKey, CouncilEventId.Offsets> offsets) {
        lock.lock();
        try {
            Map<CallKey, Place> places = new TreeMap<>();
            offsets.forEach((key, at) -> {
                Words of = words.computeIfAbsent(key, _ -> new Words());
                places.put(key, new Place(of.text.at(at.text()), of.reasoning.at(at.reasoning())));
            });
            return places;
        } finally {
            lock.unlock();
        }
    }
}
