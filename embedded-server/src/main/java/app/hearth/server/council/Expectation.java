package app.hearth.server.council;

import app.hearth.common.council.CouncilTokens;
import app.hearth.common.key.ModelRef;
import app.hearth.server.council.CouncilRecord.Seat;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.provider.TokenEstimate;
import app.hearth.server.run.RunWork.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the ballots and the chairman of a council will likely take. Each sets aside what it may cost at most when it
/// begins; held together from the start, these most would refuse councils that cost a fiftieth of them.
final class Expectation {
    private Expectation() {}

    /// @param asked what the chairman is told of the conversation
    static List<Expected> of(CouncilRecord record, ChatRequest asked, Map<String, ProviderAccess> keys) {
        long told = CouncilTokens.told(TokenEstimate.of(asked), record.seats().size());
        List<Expected> later = new ArrayList<>();
        for (Seat seat : record.seats()) {
            if (record.ballot(seat.number()).isEmpty()) {
                later.add(expected(seat.model(), keys, told, CouncilTokens.BALLOT));
            }
        }
        later.add(expected(record.head().chairman(), keys, told, CouncilTokens.ANSWER));
        return later;
    }

    private static Expected expected(ModelRef model, Map<String, ProviderAccess> keys, long told, long said) {
        ProviderAccess access = keys.get(model.provider());
        return new Expected(model.provider(), model.model(), access != null && access.isLocal(), told, said);
    }
}
