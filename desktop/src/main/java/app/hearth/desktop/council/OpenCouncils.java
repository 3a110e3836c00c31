package app.hearth.desktop.council;

import app.hearth.common.client.HearthClient;
import app.hearth.common.council.CouncilId;
import app.hearth.desktop.fx.Background;
import java.util.HashMap;
import java.util.Map;

/// The councils of the conversation in sight that somebody has looked at. Confined to the UI thread.
public final class OpenCouncils {
    private final HearthClient client;
    private final Background background;
    private final Map<CouncilId, OpenCouncil> open = new HashMap<>();

    public OpenCouncils(HearthClient client, Background background) {
        this.client = client;
        this.background = background;
    }

    /// The one of this id, the same as long as the conversation is in sight; nothing is read of it yet.
    public OpenCouncil of(CouncilId id) {
        return open.computeIfAbsent(id, _ -> new OpenCouncil(client, background, id));
    }

    /// Stops listening to them and keeps nothing of what was read.
    public void leave() {
        open.values().forEach(OpenCouncil::leave);
        open.clear();
    }
}
