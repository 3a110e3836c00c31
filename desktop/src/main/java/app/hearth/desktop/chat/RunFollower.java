package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilEvent;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.Background;
import org.jspecify.annotations.Nullable;

/// Follows one run and tells the UI thread what came, in portions: whatever arrives while a portion waits for the UI
/// thread joins it, so that fast answers cost the window no more than slow ones.
final class RunFollower {
    private final HearthClient client;
    private final Background background;
    private final RunId run;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private @Nullable Usage usage;
    private int writer = 1;
    private boolean takenBack;
    private boolean waiting;
    private boolean left;
    private @Nullable Thread thread;

    /// Called on the UI thread; `ended` or `lost` is the last call.
    interface Listener {
        void grew(String text, String reasoning);

        /// What grew so far is no part of the answer.
        void tookBack();

        void used(Usage usage);

        void entered(RunPhase phase);

        void ended(Message message);

        void lost(Exception failure);
    }

    RunFollower(HearthClient client, Background background, RunId run, Listener listener) {
        this.client = client;
        this.background = background;
        this.run = run;
        this.listener = listener;
    }

    RunId run() {
        return run;
    }

    void start() {
        background.run(this::watch, this::watched, this::failed);
    }

    /// Stops listening; the run itself goes on.
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
    }

    private void failed(Exception failure) {
        flush();
        if (!hasLeft()) {
            listener.lost(failure);
        }
    }

    private void take(RunEvent event) {
        switch (event) {
            case RunEvent.Delta delta -> add(delta.text(), "", null);
            case RunEvent.Reasoning thought -> add("", thought.text(), null);
            case RunEvent.Used used -> add("", "", used.usage());
            case RunEvent.Done done -> background.onUi(() -> end(done.message()));
            case RunEvent.Failed failed -> background.onUi(() -> end(failed.message()));
            case RunEvent.State state -> background.onUi(() -> enter(state.state()));
            case RunEvent.OfCouncil(CouncilEvent.Writing now)
            when now.attempt() > writer -> {
                writer = now.attempt(); // a stream that broke tells it again
                takeBack();
            }
            case RunEvent.OfCouncil _, RunEvent.Unknown _ -> {}
        }
    }

    /// Another one writes the answer: what has been said of it does not hold.
    private void takeBack() {
        synchronized (this) {
            text.setLength(0);
            reasoning.setLength(0);
            takenBack = true;
        }
        add("", "", null);
    }

    private void add(String more, String thoughts, @Nullable Usage known) {
        boolean first;
        synchronized (this) {
            text.append(more);
            reasoning.append(thoughts);
            usage = known == null ? usage : known;
            first = !waiting;
            waiting = true;
        }
        if (first) {
            background.onUi(this::flush);
        }
    }

    private void flush() {
        String more;
        String thoughts;
        Usage known;
        boolean anew;
        synchronized (this) {
            anew = takenBack;
            more = text.toString();
            thoughts = reasoning.toString();
            known = usage;
            text.setLength(0);
            reasoning.setLength(0);
            usage = null;
            takenBack = false;
            waiting = false;
        }
        if (hasLeft()) {
            return;
        }
        if (anew) {
            listener.tookBack();
        }
        if (!more.isEmpty() || !thoughts.isEmpty()) {
            listener.grew(more, thoughts);
        }
        if (known != null) {
            listener.used(known);
        }
    }

    private void enter(RunPhase phase) {
        flush();
        if (!hasLeft()) {
            listener.entered(phase);
        }
    }

    private void end(Message message) {
        flush();
        if (!hasLeft()) {
            listener.ended(message);
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }
}
