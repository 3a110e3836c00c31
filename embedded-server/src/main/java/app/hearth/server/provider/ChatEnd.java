package app.hearth.server.provider;

import app.hearth.common.wire.Problem;

/// How a call ended.
public sealed interface ChatEnd {
    /// The provider said that the answer is whole.
    record Complete() implements ChatEnd {}

    /// [LlmCall#cancel] was called.
    record Cancelled() implements ChatEnd {}

    /// It failed before, or in the middle of, the answer; what had arrived has been handed on.
    record Failed(Problem problem) implements ChatEnd {}
}
