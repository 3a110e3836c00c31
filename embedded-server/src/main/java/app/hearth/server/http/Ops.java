package app.hearth.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two answers for whoever watches over the process.
final class Ops {
    private static final Logger LOG = LoggerFactory.getLogger(Ops.class);

    private Ops() {}

    static Answer healthy() {
        return json("{\"status\":\"ok\"}");
    }

    /// 503 while the server cannot do its work; asking may block.
    static Answer readiness(BooleanSupplier ready) {
        boolean yes;
        try {
            yes = ready.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("The readiness check has failed.", e);
            yes = false;
        }
        if (yes) {
            return json("{\"status\":\"ready\"}");
        }
        return Failures.answer(HttpFailure.unavailable());
    }

    private static Answer json(String text) {
        return new Answer(200, MediaTypes.JSON, text.getBytes(StandardCharsets.UTF_8), "no-store", Map.of());
    }
}
