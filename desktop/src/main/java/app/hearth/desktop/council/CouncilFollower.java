package app.hearth.desktop.council;

import app.hearth.common.client.HearthClient;
import app.hearth.common.council.CouncilEvent;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.desktop.fx.Background;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows a council that goes on and tells the UI thread what was said, in portions: whatever arrives while a portion
/// waits for the UI thread joins it.
final class CouncilFollower {
    private final HearthClient client;
    private final Background background;
    private final RunId run;
    private final Listener listener;
    private final Map<CallId, Portion> portions = new LinkedHashMap<>();
    private CallId chairman = CallId.chairman(1);
    private boolean happened;
    private boolean waiting;
    private boolean left;
    private @Nullable Thread thread;

    /// Called on the UI thread.
    interface Listener {
        void said(CallId call, String text, String reasoning);

        /// Something began or ended, of which the server knows more.
        void happened();

        /// The last call: there will be no more.
        void ended();

        /// The last call instead of `ended`: nothing more is heard, though it may go on.
        void lost(Exception failure);
    }

    private static final class Portion {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
    }

    CouncilFollower(HearthClient client, Background background, RunId run, Listener listener) {
        this.client = client;
        this.background = background;
        this.run = run;
        this.listener = listener;
    }

    void start() {
        background.run(this::watch, this::watched, this::failed);
    }

    /// Stops listening; the council itself goes on.
    synchronized void leave() {
        left = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private Boolean watch() {
        synchronized (this) {
            if (left) {
                return false;
            }
            thread = Thread.currentThread();
        }
        try {
            client.runs().watch(run, this::take);
        } finally {
            synchronized (this) {
                thread = null;
            }
        }
        return true;
    }

    private void watched(Boolean outcome) {
        flush();
        if (!hasLeft()) {
            listener.ended();
        }
    }

    private void failed(Exception failure) {
        flush();
        if (!hasLeft()) {
            listener.lost(failure);
        }
    }

    private void take(RunEvent event) {
        switch (event) {
            case RunEvent.Delta delta -> add(chairman, delta.text(), "");
            case RunEvent.Reasoning thought -> add(chairman, "", thought.text());
            case RunEvent.OfCouncil(CouncilEvent.Grew grew) ->
                add(new CallId(grew.stage(), grew.seat(), grew.attempt()), grew.text(), grew.reasoning());
            case RunEvent.OfCouncil(CouncilEvent.Writing writing) -> {
                chairman = CallId.chairman(writing.attempt());
                tell();
            }
            case RunEvent.OfCouncil _ -> tell();
            case RunEvent.Used _, RunEvent.State _, RunEvent.Done _, RunEvent.Failed _, RunEvent.Unknown _ -> {}
        }
    }

    private void add(CallId call, String text, String reasoning) {
        synchronized (this) {
            Portion portion = portions.computeIfAbsent(call, _ -> new Portion());
            portion.text.append(text);
            portion.reasoning.append(reasoning);
        }
        wake();
    }

    private void tell() {
        synchronized (this) {
            happened = true;
        }
        wake();
    }

    private void wake() {
        boolean first;
        synchronized (this) {
            first = !waiting;
            waiting = true;
        }
        if (first) {
            background.onUi(this::flush);
        }
    }

    private void flush() {
        Map<CallId, Portion> said;
        boolean more;
        synchronized (this) {
            said = new LinkedHashMap<>(portions);
            portions.clear();
            more = happened;
            happened = false;
            waiting = false;
        }
        if (hasLeft()) {
            return;
        }
        said.forEach((call, portion) -> listener.said(call, portion.text.toString(), portion.reasoning.toString()));
        if (more) {
            listener.happened();
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }
}
