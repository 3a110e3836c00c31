package app.hearth.server.provider;

import app.hearth.common.key.LocalProvider;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import okio.BufferedSource;

/// What answers as an Ollama at the places where one usually runs. Asked anew each time and briefly: on one's own
/// machine whoever is there answers at once. Nothing is kept. Thread-safe; blocks.
public final class LocalProviders {
    private static final String NAME = "ollama";
    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int MAX_ANSWER = 1024 * 1024;
    private static final int MAX_VERSION = 64;

    private final ProviderHttp http;
    private final List<String> addresses;

    /// @param addresses base URLs; what the client must not call is not found
    public LocalProviders(ProviderHttp http, List<String> addresses) {
        this.http = http;
        this.addresses = List.copyOf(addresses);
    }

    /// All places are asked at once; whoever is silent, slow or somebody else is not there.
    public List<LocalProvider> running() {
        List<Callable<Optional<LocalProvider>>> questions = addresses.stream()
                .<Callable<Optional<LocalProvider>>>map(address -> () -> at(address))
                .toList();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            return asking.invokeAll(questions).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Optional<LocalProvider> at(String address) {
        try (Secret none = Secret.of("")) {
            Exchange exchange = new Exchange(http, new ProviderAccess(NAME, address, none), CONNECT);
            JsonNode version = ask(exchange, "version").path("version");
            JsonNode models = ask(exchange, "tags").path("models");
            boolean itself = version.isTextual() && (models.isArray() || models.isNull());
            return itself
                    ? Optional.of(new LocalProvider(NAME, address, readable(version.textValue()), models.size()))
                    : Optional.empty();
        } catch (ProviderException _) {
            return Optional.empty();
        }
    }

    private JsonNode ask(Exchange exchange, String what) throws ProviderException {
        AtomicReference<String> said = new AtomicReference<>("");
        try (Watch watch = http.watch(ANSWER)) {
            exchange.run(exchange.request(what).build(), watch, response -> {
                BufferedSource body = Exchange.source(response);
                if (!response.isSuccessful() || body.request(MAX_ANSWER + 1L)) {
                    throw exchange.refusals().failure(ProviderReason.NOT_UNDERSTOOD, "");
                }
                said.set(body.readString(StandardCharsets.UTF_8));
            });
        }
        return ModelList.parsed(said.get());
    }

    /// A number such as 0.12.3; what is no such thing says nothing.
    private static String readable(String version) {
        String line = Redaction.oneLine(version);
        return line.length() > MAX_VERSION ? line.substring(0, MAX_VERSION) : line;
    }
}
