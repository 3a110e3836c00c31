package app.hearth.desktop.shell;

import app.hearth.common.client.ProblemException;
import app.hearth.common.client.UnreachableException;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Looks from time to time whether the place is there, until closed or until the session has ended. Thread-safe.
public final class PlaceWatch implements AutoCloseable {
    private final Callable<?> look;
    private final Rounds.Going looks;

    /// `look` is a call to the place that needs a session; `told` hears every outcome on the UI thread.
    public PlaceWatch(
            Callable<?> look, Duration every, Rounds rounds, Background background, Consumer<PlaceState> told) {
        this.look = look;
        this.looks = rounds.begin("place-watch", every, () -> {
            PlaceState state = look();
            background.onUi(() -> told.accept(state));
            return !state.ended();
        });
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
        looks.close();
    }
}
