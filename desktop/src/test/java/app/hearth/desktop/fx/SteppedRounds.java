package app.hearth.desktop.fx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Rounds that are made when a test says so, on its own thread.
public final class SteppedRounds implements Rounds {
    private final List<Stepped> going = new CopyOnWriteArrayList<>();

    private record Stepped(String name, Duration pause, Round round) {}

    @Override
    public Going begin(String name, Duration pause, Round round) {
        Stepped stepped = new Stepped(name, pause, round);
        going.add(stepped);
        return () -> going.remove(stepped);
    }

    /// Who still makes rounds, and with which pause in between.
    public List<String> going() {
        return going.stream().map(one -> one.name() + " " + one.pause()).toList();
    }

    /// Lets everyone who still makes rounds make one.
    public void step() {
        for (Stepped stepped : List.copyOf(going)) { // a round may end its own rounds
            try {
                if (!stepped.round().go()) {
                    going.remove(stepped);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
