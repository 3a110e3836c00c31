package app.hearth.desktop.shell;

import app.hearth.common.client.ProblemException;
import app.hearth.common.client.UnreachableException;
import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Looks from time to time whether the place is there, on a thread of its own until closed. Thread-safe.
public final class PlaceWatch implements AutoCloseable {
    private final Callable<?> look;
    private final Background background;
    private final Consumer<PlaceState> told;
    private final Thread thread;

    /// `look` is a call to the place that needs a session; `told` hears every outcome on the UI thread.
    public PlaceWatch(Callable<?> look, Duration every, Background background, Consumer<PlaceState> told) {
        this.look = look;
        this.background = background;
        this.told = told;
        this.thread = Thread.ofVirtual().name("place-watch").start(() -> watch(every));
    }

    private void watch(Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                PlaceState state = look();
                background.onUi(() -> told.accept(state));
                if (state.ended()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private PlaceState look() throws InterruptedException {
        try {
            look.call();
            return PlaceState.THERE;
        } catch (UnreachableException _) {
            return PlaceState.AWAY;
        } catch (ProblemException e) {
            return switch (e.code()) {
                case SESSION_REVOKED -> PlaceState.REVOKED;
                case UNAUTHORIZED, TOKEN_EXPIRED -> PlaceState.EXPIRED;
                case SHUTTING_DOWN -> PlaceState.AWAY;
                default -> PlaceState.THERE;
            };
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception _) { // a call of ours throws nothing else; whatever it was, the place did not answer
            return PlaceState.AWAY;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
