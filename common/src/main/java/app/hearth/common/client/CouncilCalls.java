package app.hearth.common.client;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.wire.Page;

/// Calls about the profile's councils. Blocking; thread-safe.
public final class CouncilCalls {
    private static final Answer<CouncilPreset> PRESET = Answer.of(CouncilPreset.class);
    private static final Answer<Page<CouncilPreset>> PRESETS = Answer.page(CouncilPreset.class);
    private static final Answer<CouncilSuggestion> SUGGESTION = Answer.of(CouncilSuggestion.class);

    private static final Answer<PostedCouncil> POSTED = Answer.of(PostedCouncil.class);
    private static final Answer<Council> COUNCIL = Answer.of(Council.class);

    private final Transport transport;

    CouncilCalls(Transport transport) {
        this.transport = transport;
    }

    /// Asks the question of all its seats. Watch and cancel the run as any other.
    public PostedCouncil ask(ConversationId conversation, NewCouncil council) {
        return transport.send(
                Transport.Call.of("POST", "/conversations/" + conversation + "/council", council), POSTED);
    }

    public Council get(CouncilId id) {
        return transport.send(Transport.Call.get("/councils/" + id), COUNCIL);
    }

    /// Asks some of it anew, in a council whose answer is a sibling of this one's.
    public PostedCouncil rerun(CouncilId id, CouncilRerun wanted) {
        return transport.send(Transport.Call.of("POST", "/councils/" + id + "/rerun", wanted), POSTED);
    }

    /// All there can be, by name.
    public Page<CouncilPreset> presets() {
        return transport.send(
                Transport.Call.get("/council-presets" + new Query().with("limit", Page.MAX_LIMIT)), PRESETS);
    }

    public CouncilPreset preset(CouncilPresetId id) {
        return transport.send(Transport.Call.get("/council-presets/" + id), PRESET);
    }

    /// What makes sense with the profile's own keys. Goes by the lists of models that are kept: whoever has just saved
    /// a key asks [KeyCalls#models()] first.
    public CouncilSuggestion suggestion() {
        return transport.send(Transport.Call.get("/council-presets/suggestion"), SUGGESTION);
    }

    public CouncilPreset createPreset(NewCouncilPreset preset) {
        return transport.send(Transport.Call.of("POST", "/council-presets", preset), PRESET);
    }

    public CouncilPreset updatePreset(CouncilPresetId id, CouncilPresetPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/council-presets/" + id, patch), PRESET);
    }

    public void deletePreset(CouncilPresetId id) {
        transport.send(Transport.Call.of("DELETE", "/council-presets/" + id, null));
    }
}
