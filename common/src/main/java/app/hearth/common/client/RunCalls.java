package app.hearth.common.client;

import app.hearth.common.run.Run;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Page;
import java.util.function.Consumer;

/// Calls about runs and their events. Blocking; thread-safe.
public final class RunCalls {
    private static final Answer<Run> RUN = Answer.of(Run.class);
    private static final Answer<Page<Run>> RUNS = Answer.page(Run.class);

    private final Transport transport;
    private final RunStream stream;

    RunCalls(Transport transport, RunStream stream) {
        this.transport = transport;
        this.stream = stream;
    }

    /// Those that have not ended, all in one page.
    public Page<Run> underWay() {
        return transport.send(Transport.Call.get("/runs"), RUNS);
    }

    public Run get(RunId id) {
        return transport.send(Transport.Call.get("/runs/" + id), RUN);
    }

    public void cancel(RunId id) {
        transport.send(Transport.Call.of("POST", "/runs/" + id + "/cancel", null));
    }

    /// Hands every event of the run to `watcher` on this thread, from the first character to the terminal
    /// event, which is handed on too; a broken connection is taken up again where it broke. Returns after the
    /// terminal event or when the thread is interrupted (its flag stays set); throws [ClientException] when the
    /// server refuses or stays away.
    public void watch(RunId id, Consumer<RunEvent> watcher) {
        stream.watch(id, watcher);
    }
}
