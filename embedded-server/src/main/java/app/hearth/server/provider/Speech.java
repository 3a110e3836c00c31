package app.hearth.server.provider;

import java.time.Duration;

/// How a question is put in one protocol, and how its answer is read; all else of a call is [StreamedCall]'s.
/// Thread-safe.
interface Speech {
    /// Where questions go, below the address of the protocol.
    String path();

    /// What the answer may come as, best first, as in `Accept`.
    String accepted();

    /// The question. It may first ask about the model, which blocks, and tell `flow` what goes on there.
    ChatBody body(ChatRequest request, Inquiry about, AnswerFlow flow) throws ProviderException;

    /// Reads one answer.
    ///
    /// @param limited whether the request itself says how long the answer may become
    AnswerReading reading(AnswerFlow flow, Refusals refusals, boolean limited);

    /// How long the first byte may take, where `usual` is what everybody is given.
    default Duration firstByte(Duration usual) {
        return usual;
    }
}
