package app.hearth.server.run;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.run.RunId;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ProviderAccess;

/// A run to be started: the message it writes into, what is asked of whom, and the text the message has already.
public record RunRequest(
        RunId id,
        ConversationId conversation,
        MessageId message,
        ProviderAccess access,
        ChatRequest chat,
        Answer soFar) {}
