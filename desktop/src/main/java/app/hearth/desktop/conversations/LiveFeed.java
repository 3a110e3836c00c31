package app.hearth.desktop.conversations;

import app.hearth.common.client.ClientException;
import app.hearth.common.client.LiveCalls;
import app.hearth.common.client.LiveConnection;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.live.LiveEvent;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Hears from the server which conversations have changed, whoever changed them: a title that a model has given,
/// another device of the same person. A channel lives longer than its access token; one that ends all the same is
/// opened again, and what may have been missed is asked for then. Thread-safe.
public final class LiveFeed implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Well before an access token expires.
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private static final Set<ErrorCode> OVER =
            Set.of(ErrorCode.SESSION_REVOKED, ErrorCode.UNAUTHORIZED, ErrorCode.TOKEN_EXPIRED);

    private final LiveCalls calls;
    private final Background background;
    private final Heard heard;
    private final Duration renewal;
    private final Rounds.Going channels;

    public LiveFeed(LiveCalls calls, Rounds rounds, Background background, Heard heard) {
        this(calls, rounds, background, heard, RENEWAL);
    }

    LiveFeed(LiveCalls calls, Rounds rounds, Background background, Heard heard, Duration renewal) {
        this.calls = calls;
        this.background = background;
        this.heard = heard;
        this.renewal = renewal;
        this.channels = rounds.begin("live-feed", PAUSE, this::listen);
    }

    /// Who hears of it, on the UI thread.
    public interface Heard {
        /// Anything may have changed, as when a channel has just been opened.
        void missed();

        void conversation(ConversationId id);

        /// A tag was made, renamed or deleted.
        void tags();

        /// An answer has begun or ended.
        void runs();
    }

    /// As long as one channel lasts; whether there is to be another.
    private boolean listen() throws InterruptedException {
        try (LiveConnection channel = calls.open()) {
            background.onUi(heard::missed);
            long renewAt = System.nanoTime() + renewal.toNanos();
            while (true) {
                Optional<LiveEvent> event = channel.next(Duration.ofNanos(Math.max(0, renewAt - System.nanoTime())));
                if (event.isEmpty()) {
                    channel.renew();
                    renewAt = System.nanoTime() + renewal.toNanos();
                } else if (event.get() instanceof LiveEvent.Closed) {
                    return true;
                } else if (event.get() instanceof LiveEvent.Changed change) {
                    tell(change);
                }
            }
        } catch (ProblemException e) {
            return !OVER.contains(e.code());
        } catch (ClientException _) {
            return true; // the place is away, which is shown elsewhere
        }
    }

    private void tell(LiveEvent.Changed change) {
        switch (change.entity()) {
            case "conversation" -> {
                ConversationId id = new ConversationId(UUID.fromString(change.id()));
                background.onUi(() -> heard.conversation(id));
            }
            case "tag" -> background.onUi(heard::tags);
            case "run" -> background.onUi(heard::runs);
            default -> {
                // nothing the list shows
            }
        }
    }

    @Override
    public void close() {
        channels.close();
    }
}
