package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;

/// Takes what a provider sends, piece by piece.
public interface ChatSink {
    /// Takes nothing.
    ChatSink NONE = new ChatSink() {
        @Override
        public void text(String piece) {}

        @Override
        public void reasoning(String piece) {}

        @Override
        public void usage(Usage usage) {}
    };

    void text(String piece);

    void reasoning(String piece);

    void usage(Usage usage);

    /// What goes on now: told when it changes, before the first piece. Who does not show it may leave it out.
    default void phase(RunPhase phase) {}
}
