package app.hearth.common.live;

/// The channel is ready, or still there.
public record PingFrame(String type) {
    public static final String TYPE = "ping";

    public PingFrame() {
        this(TYPE);
    }
}
