package app.hearth.common.live;

import app.hearth.common.sync.ChangeOp;

/// An entity was changed; its state is found at `/sync/changes`.
public record ChangeFrame(String type, long seq, String entity, String id, ChangeOp op) {
    public static final String TYPE = "change";

    public ChangeFrame(long seq, String entity, String id, ChangeOp op) {
        this(TYPE, seq, entity, id, op);
    }
}
