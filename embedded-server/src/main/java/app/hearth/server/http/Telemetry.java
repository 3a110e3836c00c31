package app.hearth.server.http;

import java.time.Duration;

/// Counts what the server answers, and tells all that is counted. Thread-safe; [#answered] is quick and never fails.
public interface Telemetry {
    /// Counts nothing.
    Telemetry NONE = new Telemetry() {
        @Override
        public void answered(String method, String route, int status, Duration took) {
            // nobody asks for it
        }

        @Override
        public String text() {
            return "";
        }
    };

    /// A request was answered, or a stream begun.
    ///
    /// @param route the template of its path; `none` where no route was found
    void answered(String method, String route, int status, Duration took);

    /// Everything in the text format of Prometheus, version 0.0.4. May block.
    String text();
}
