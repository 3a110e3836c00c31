package app.hearth.desktop.conversations;

import app.hearth.common.client.ClientException;
import app.hearth.common.client.LiveCalls;
import app.hearth.common.client.LiveConnection;
import app.hearth.common.client.ProblemException;
import app.hearth.common.live.LiveEvent;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Hears from the server that conversations have changed, whoever changed them: a title that a model has given, another
/// device of the same person. A channel that ends, as it does when its
/// access token has expired, is opened again, and what may have been missed is asked for then.
/// Thread-safe.
public final class LiveFeed implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Longer than the server is ever silent.
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final Set<ErrorCode> OVER =
            Set.of(ErrorCode.SESSION_REVOKED, ErrorCode.UNAUTHORIZED, ErrorCode.TOKEN_EXPIRED);

    private final LiveCalls calls;
    private final Background background;
    private final Runnable changed;
    private final Rounds.Going channels;

    /// `changed` is run on the UI thread.
    public LiveFeed(LiveCalls calls, Rounds rounds, Background background, Runnable changed) {
        this.calls = calls;
        this.background = background;
        this.changed = changed;
        this.channels = rounds.begin("live-feed", PAUSE, this::listen);
    }

    /// As long as one channel lasts; whether there is to be another.
    private boolean listen() throws InterruptedException {
        try (LiveConnection channel = calls.open()) {
            background.onUi(changed);
            while (true) {
                Optional<LiveEvent> event = channel.next(SILENCE);
                if (event.isEmpty() || event.get() instanceof LiveEvent.Closed) {
                    return true;
                }
                if (event.get() instanceof LiveEvent.Changed change
                        && change.entity().equals("conversation")) {
                    background.onUi(changed);
                }
            }
        } catch (ProblemException e) {
            return !OVER.contains(e.code());
        } catch (ClientException _) {
            return true; // the place is away, which is shown elsewhere
        }
    }

    @Override
    public void close() {
        channels.close();
    }
}
