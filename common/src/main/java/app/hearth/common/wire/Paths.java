package app.hearth.common.wire;

/// The paths both sides name.
public final class Paths {
    public static final String BASE = "/api/v1";
    public static final String HEALTH = "/healthz";
    public static final String READY = "/readyz";
    public static final String METRICS = "/metrics";

    /// The header a server inside a desktop asks for before anything else.
    public static final String LAUNCH_HEADER = "Hearth-Launch";

    /// Where a page repeats what its cookie says, to show that it is no page of another site.
    public static final String CSRF_HEADER = "X-CSRF-Token";

    public static final String IDEMPOTENCY_HEADER = "Idempotency-Key";

    private Paths() {}
}
