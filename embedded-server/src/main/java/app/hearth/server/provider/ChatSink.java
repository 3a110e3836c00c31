package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;

/// Takes what a provider sends, piece by piece.
public interface ChatSink {
    void text(String piece);

    void reasoning(String piece);

    void usage(Usage usage);
}
