package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A sink that remembers what it was given.
final class Heard implements ChatSink {
    final StringBuilder text = new StringBuilder();
    final StringBuilder reasoning = new StringBuilder();
    final List<Usage> usages = new ArrayList<>();
    final List<RunPhase> phases = new CopyOnWriteArrayList<>();
    final CountDownLatch firstText = new CountDownLatch(1);

    @Override
    public void text(String piece) {
        text.append(piece);
        firstText.countDown();
    }

    @Override
    public void reasoning(String piece) {
        reasoning.append(piece);
    }

    @Override
    public void usage(Usage usage) {
        usages.add(usage);
    }

    @Override
    public void phase(RunPhase phase) {
        phases.add(phase);
    }
}
