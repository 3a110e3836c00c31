package app.hearth.common.client;

import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import java.util.function.Consumer;

/// Reads the event stream of a run and takes it up again when it breaks.
interface RunStream {
    void watch(RunId id, Consumer<RunEvent> watcher);
}
