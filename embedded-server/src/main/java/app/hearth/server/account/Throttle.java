package app.hearth.server.account;

import app.hearth.server.ServerException;
import app.hearth.server.account.Guess.Count;
import app.hearth.server.account.Guess.Limit;
import app.hearth.server.http.HttpFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Slows down who guesses. Thread-safe.
///
/// Only failures count, and while there are too many of them the right answer is refused as well: a guesser
/// must not learn which it was. An attempt under way holds one place of each of its counts until its outcome is
/// known; one that finds the places taken by failures is refused, one that finds them taken by others under way
/// waits for them. So neither can a hundred guesses at once slip through, nor do as many right ones at once get
/// in each other's way.
///
/// Everything is in memory, because a restart is nothing a guesser can bring about, and of bounded size: when
/// too many are counted, those that were touched longest ago are forgotten.
final class Throttle {
    /// Some ten megabytes at most; to fill it takes a guesser as many stretched passwords as a third of it.
    static final int MOST_COUNTED = 50_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition outcome = lock.newCondition();
    private final Map<Count, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// When each failure that counts is forgotten, in milliseconds since 1970, and how many attempts are under
    /// way.
    private static final class Tally {
        private final ArrayDeque<Long> until = new ArrayDeque<>();
        private int underWay;

        void forgetOld(long now) {
            while (!until.isEmpty() && until.getFirst() <= now) {
                until.removeFirst();
            }
        }

        void fail(Limit limit, long now) {
            long from = limit.oneByOne() && !until.isEmpty() ? Math.max(now, until.getLast()) : now;
            until.addLast(from + limit.after().toMillis());
        }

        boolean isIdle() {
            return until.isEmpty() && underWay == 0;
        }
    }

    /// The outcome of `proof`, which is empty when the guess was wrong. Blocks while it is unclear whether it
    /// may be tried; fails with `rate_limited`, and does not try it, when it may not.
    <T> Optional<T> attempt(Guess guess, Supplier<Optional<T>> proof) {
        begin(guess);
        Optional<T> proved;
        try {
            proved = proof.get();
        } catch (RuntimeException e) {
            end(guess, Ending.UNKNOWN);
            throw e;
        }
        end(guess, proved.isPresent() ? Ending.RIGHT : Ending.WRONG);
        return proved;
    }

    private enum Ending {
        RIGHT,
        WRONG,
        UNKNOWN
    }

    private void begin(Guess guess) {
        lock.lock();
        try {
            while (mustWait(guess)) {
                outcome.await();
            }
            guess.counts().forEach(count -> tally(count).underWay++);
            forgetSurplus();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Signing in was interrupted.", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean mustWait(Guess guess) {
        long now = clock.millis();
        boolean crowded = false;
        long wait = 0;
        for (Count count : guess.counts()) {
            Tally tally = tallies.get(count);
            if (tally != null) {
                tally.forgetOld(now);
                int most = count.limit().failures();
                if (tally.until.size() >= most) {
                    wait = Math.max(wait, tally.until.getFirst() - now);
                }
                crowded |= tally.until.size() + tally.underWay >= most;
            }
        }
        if (wait > 0) {
            throw HttpFailure.rateLimited("Too many wrong attempts. Wait before the next one.", upToSeconds(wait));
        }
        return crowded;
    }

    private static Duration upToSeconds(long millis) {
        return Duration.ofSeconds(Math.ceilDiv(millis, 1000));
    }

    private Tally tally(Count count) {
        return tallies.computeIfAbsent(count, _ -> new Tally());
    }

    private void end(Guess guess, Ending ending) {
        lock.lock();
        try {
            for (Count count : guess.counts()) {
                Tally tally = tally(count);
                tally.underWay--;
                if (ending == Ending.WRONG) {
                    tally.fail(count.limit(), clock.millis());
                } else if (ending == Ending.RIGHT && count.limit().oneByOne()) {
                    tally.until.clear();
                }
                if (tally.isIdle()) {
                    tallies.remove(count);
                }
            }
            outcome.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forgetSurplus() {
        Iterator<Tally> oldest = tallies.values().iterator();
        for (int surplus = tallies.size() - MOST_COUNTED; surplus > 0 && oldest.hasNext(); ) {
            if (oldest.next().underWay == 0) {
                oldest.remove();
                surplus--;
            }
        }
    }

    /// How many are counted now.
    int counted() {
        lock.lock();
        try {
            return tallies.size();
        } finally {
            lock.unlock();
        }
    }
}
