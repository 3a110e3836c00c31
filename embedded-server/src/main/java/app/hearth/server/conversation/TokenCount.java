package app.hearth.server.conversation;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.server.conversation.Answering.Wish;
import java.util.List;

/// How many tokens the messages of a branch take: by what a provider has reported for this branch, else by the
/// estimate and a reserve.
///
/// With each answer stands what its request was estimated at, and when it has ended what the provider counted. The
/// two together say how far the estimate is off for this conversation and this model's tokenizer. What that request
/// held is counted by that measure, so that all of it together comes to what was reported, whatever was left out of
/// it; what came later is estimated. What a provider reports of the answer itself is not used: it may count thoughts,
/// which are not sent again.
///
/// @param before messages above this depth were part of what was reported
/// @param measure reported tokens for an estimated one
record TokenCount(int before, double measure) {
    /// On top of what nobody has counted.
    private static final double RESERVE = 1.1;

    /// Less is not believed: no tokenizer makes so few tokens, but Ollama may report only what its cache did not hold.
    private static final double LEAST = 0.5;

    /// By the newest of these messages that tells; another model's count needs the reserve too.
    static TokenCount reportedIn(List<Node> newest, Wish wish) {
        for (Node node : newest.reversed()) {
            Message message = node.message();
            Usage usage = message.usage();
            if (message.role() == Role.ASSISTANT
                    && usage != null
                    && usage.promptTokens() != null
                    && node.promptEstimate() > 0) {
                double measure = (double) usage.promptTokens() / node.promptEstimate();
                boolean same = wish.provider().equals(message.provider())
                        && wish.model().equals(message.model());
                if (measure >= LEAST) {
                    return new TokenCount(node.depth(), same ? measure : measure * RESERVE);
                }
            }
        }
        return new TokenCount(0, RESERVE);
    }

    /// What stands in front of all messages.
    long system(long estimate) {
        return (long) Math.ceil(estimate * measure);
    }

    long message(int depth, long estimate) {
        return (long) Math.ceil(estimate * (depth < before ? measure : RESERVE));
    }

    /// What stands behind all messages.
    long closing(long estimate) {
        return (long) Math.ceil(estimate * RESERVE);
    }
}
