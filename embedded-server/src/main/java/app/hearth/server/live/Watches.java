package app.hearth.server.live;

import app.hearth.common.live.ErrorFrame;
import app.hearth.common.live.WatchFrame;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.server.access.Caller;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.WebSocket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The runs that one channel watches. Started and closed by its thread; each ends by itself on its own.
final class Watches implements AutoCloseable {
    static final int MOST = 16;

    private final LiveParts parts;
    private final WebSocket socket;
    private final Caller caller;
    private final Map<RunId, RunWatch> byRun = new ConcurrentHashMap<>();

    Watches(LiveParts parts, WebSocket socket, Caller caller) {
        this.parts = parts;
        this.socket = socket;
        this.caller = caller;
    }

    /// Watches the run from the wanted place on; a watching of the same run that goes on is replaced.
    void start(WatchFrame wanted) throws IOException {
        RunId run = wanted.runId();
        @Nullable RunWatch before = byRun.get(run);
        if (before == null && byRun.size() >= MOST) {
            socket.send(new ErrorFrame(ErrorCode.RATE_LIMITED, "Too many runs are watched on this channel.", run));
            return;
        }
        try {
            RunWatch watch = new RunWatch(
                    run, socket, parts.runs().watch(caller, run, Optional.ofNullable(wanted.after()), parts.isLive()));
            if (before != null) {
                before.stop();
            }
            byRun.put(run, watch);
            Thread.ofVirtual().name("run-watch").start(() -> {
                watch.run();
                byRun.remove(run, watch);
            });
        } catch (HttpFailure e) {
            Problem problem = e.problem();
            socket.send(new ErrorFrame(problem.code(), problem.detail(), run));
        }
    }

    @Override
    public void close() {
        byRun.values().forEach(RunWatch::stop);
    }
}
