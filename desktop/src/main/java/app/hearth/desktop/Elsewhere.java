package app.hearth.desktop;

import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.chat.ChatViewModel;
import app.hearth.desktop.conversations.ConversationsViewModel;
import app.hearth.desktop.conversations.LiveFeed;
import java.util.Optional;

/// Takes what is changed on another device, or by a model that gives a title, to where it is shown. For the UI thread.
final class Elsewhere implements LiveFeed.Heard {
    private final ConversationsViewModel conversations;
    private final ChatViewModel chat;
    private final QuickQuestion quick;

    Elsewhere(ConversationsViewModel conversations, ChatViewModel chat, QuickQuestion quick) {
        this.conversations = conversations;
        this.chat = chat;
        this.quick = quick;
    }

    @Override
    public void missed() {
        conversations.refresh();
        conversations.marks().runsChanged();
        Optional.ofNullable(chat.conversationProperty().get()).ifPresent(chat::changedElsewhere);
        quick.missed();
    }

    @Override
    public void conversation(ConversationId id) {
        conversations.changed(id);
        chat.changedElsewhere(id);
        quick.changedElsewhere(id);
    }

    @Override
    public void tags() {
        conversations.tagsChanged();
    }

    @Override
    public void runs() {
        conversations.marks().runsChanged();
    }
}
