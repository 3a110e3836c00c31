package app.hearth.server.metrics;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunStatus;
import app.hearth.server.audit.Act;
import app.hearth.server.http.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Everything that is counted while the server runs; lost when it stops, as counters are meant to be. Thread-safe.
///
/// A label is an act, a status, a method or the template of a route, all from short lists of the program's own: no
/// profile, no session, no address, nothing anybody typed. So the figures tell nothing of a person, and their number
/// does not grow.
public final class Metrics implements Telemetry, AutoCloseable {
    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /// The registry holds what it counts from only weakly.
    private final List<LongSupplier> sources = new CopyOnWriteArrayList<>();

    private final MeterProvider<Timer> requests = Timer.builder("hearth.http.requests")
            .description("Answers by method, template of the route and status, and how long they took.")
            .serviceLevelObjectives(TIMES)
            .withRegistry(registry);
    private final MeterProvider<Counter> acts = Counter.builder("hearth.acts")
            .description("Rows of the audit log since the start, by act and outcome.")
            .withRegistry(registry);
    private final MeterProvider<Counter> runs = Counter.builder("hearth.runs.ended")
            .description("Answers that ended since the start, by how they ended.")
            .withRegistry(registry);
    private final MeterProvider<Counter> tokens = Counter.builder("hearth.tokens")
            .description("Tokens since the start, as the providers counted them.")
            .withRegistry(registry);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
        requests.withTags("method", method, "route", route, "status", Integer.toString(status))
                .record(took);
    }

    /// An act stands in the audit log.
    public void noted(Act act, String outcome) {
        acts.withTags("act", act.code(), "outcome", outcome).increment();
    }

    /// A run has ended.
    public void ended(RunStatus status, Optional<Usage> usage) {
        runs.withTag("status", status.code()).increment();
        usage.ifPresent(used -> {
            count("prompt", used.promptTokens());
            count("completion", used.completionTokens());
        });
    }

    private void count(String kind, @Nullable Integer number) {
        if (number != null) {
            tokens.withTag("kind", kind).increment(number);
        }
    }

    /// What is asked for its present size whenever the figures are read; `source` may block.
    public void gauge(String name, String description, LongSupplier source) {
        gauge(name, description, Tags.empty(), source);
    }

    /// One of several sizes of the same name, told apart by its `state`.
    public void gauge(String name, String description, String state, LongSupplier source) {
        gauge(name, description, Tags.of("state", state), source);
    }

    private void gauge(String name, String description, Tags tags, LongSupplier source) {
        Gauge.builder(name, source, LongSupplier::getAsLong)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /// What somebody else counts, from 0 at the start and never less than before.
    public void counter(String name, String description, LongSupplier source) {
        sources.add(source);
        FunctionCounter.builder(name, source, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    @Override
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
