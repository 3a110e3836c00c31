package app.hearth.desktop.chat;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.desktop.fx.Background;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What stands above a conversation: what it is called, and whether anything holds in it besides its messages. For the
/// UI thread.
public final class Heading {
    private final ConversationCalls calls;
    private final Background background;
    private final ObjectProperty<Instructions> beginning;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyBooleanWrapper instructed = new ReadOnlyBooleanWrapper(this, "instructed");
    private @Nullable ConversationId shown;

    /// @param beginning what is to hold in the conversation that does not exist yet
    Heading(ConversationCalls calls, Background background, ObjectProperty<Instructions> beginning) {
        this.calls = calls;
        this.background = background;
        this.beginning = beginning;
        beginning.subscribe(this::look);
    }

    /// The title of the open conversation, empty for a new one.
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// Whether the open conversation has a prompt or parameters of its own.
    public ReadOnlyBooleanProperty instructed() {
        return instructed.getReadOnlyProperty();
    }

    /// Stands above this conversation, of which nothing is known yet; null for the new one.
    void move(@Nullable ConversationId to) {
        shown = to;
        title.set("");
        look(beginning.get());
    }

    private void look(Instructions wanted) {
        if (shown == null) {
            instructed.set(!wanted.isNone());
        }
    }

    void show(Conversation now) {
        shown = now.id();
        title.set(now.title());
        instructed.set(!Instructions.of(now).isNone());
    }

    /// Reads it again; what cannot be read stays as it is.
    public void readAgain() {
        ConversationId id = shown;
        if (id != null) {
            background.run(
                    () -> calls.get(id),
                    now -> {
                        if (now.id().equals(shown)) {
                            show(now);
                        }
                    },
                    _ -> {});
        }
    }
}
