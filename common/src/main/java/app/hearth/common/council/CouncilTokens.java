package app.hearth.common.council;

/// About how many tokens the calls of a council take, before any model has counted them.
public final class CouncilTokens {
    /// What a seat and the chairman say: a page and a half.
    public static final long ANSWER = 1000;

    /// What a judge says: its reasons with its ranking.
    public static final long BALLOT = 600;

    private static final long INSTRUCTIONS = 500;

    private CouncilTokens() {}

    /// What each judge and the chairman are told: the conversation with its question, so many answers, and what to do
    /// with them.
    public static long told(long conversation, int answers) {
        return conversation + INSTRUCTIONS + answers * ANSWER;
    }
}
