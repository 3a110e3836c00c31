package app.hearth.desktop.chat;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is done with whole branches of the open conversation: they are looked at, walked through and compared, go to
/// the trash and come back, or begin a conversation of their own. Confined to the UI thread; never blocks it.
final class Branches {
    private final ConversationCalls calls;
    private final OpenConversation open;
    private final Editing editing;
    private final OverviewViewModel overview;
    private final CompareViewModel compare;
    private final ReadOnlyObjectWrapper<@Nullable Trashed> trashed = new ReadOnlyObjectWrapper<>(this, "trashed");
    private Consumer<ConversationId> opener = _ -> {};

    Branches(ConversationCalls calls, OpenConversation open, Editing editing) {
        this.calls = calls;
        this.open = open;
        this.editing = editing;
        this.overview = new OverviewViewModel(open);
        this.compare = new CompareViewModel(open);
    }

    /// A message that went to the trash with all that followed it.
    ///
    /// @param leaf what the shown branch ended with
    /// @param messages the message and all below it, parents first
    record Trashed(ConversationId conversation, MessageId leaf, List<ChatMessage> messages) {
        Trashed {
            messages = List.copyOf(messages);
        }

        MessageId root() {
            return messages.getFirst().id();
        }
    }

    /// All branches at a glance.
    OverviewViewModel overview() {
        return overview;
    }

    /// Two answers side by side.
    CompareViewModel compare() {
        return compare;
    }

    /// Shows a sibling of a message, so many further on, and what follows it; whether there is one.
    boolean walk(ChatMessage from, int steps) {
        return open.walk(from, steps);
    }

    /// The last message shown that has siblings.
    Optional<ChatMessage> lastFork() {
        return open.branch().lastFork();
    }

    /// What went to the trash last, as long as that can be undone here.
    ReadOnlyObjectProperty<@Nullable Trashed> trashedProperty() {
        return trashed.getReadOnlyProperty();
    }

    /// Who shows the conversation that has been made of a branch.
    void onForked(Consumer<ConversationId> taker) {
        opener = taker;
    }

    /// Moves a shown message with all that follows it to the trash; the next sibling is shown, or what came before.
    void trash(ChatMessage root) {
        ConversationId here = open.idProperty().get();
        MessageId leaf = open.branch().leaf().map(ChatMessage::id).orElse(null);
        if (here == null || leaf == null || open.isBusy()) {
            return;
        }
        Optional<MessageId> next = open.branch().leafWithout(root).map(ChatMessage::id);
        BooleanSupplier stillHere = open.exchange().stillHere();
        open.exchange()
                .run(
                        open.moving(here, () -> {
                            calls.trash(here, root.id());
                            next.ifPresent(wanted -> show(here, wanted));
                            return here;
                        }),
                        _ -> {
                            if (stillHere.getAsBoolean()) {
                                gone(new Trashed(here, leaf, open.branch().remove(root)));
                            }
                            open.changed(here);
                        });
    }

    private void show(ConversationId conversation, MessageId leaf) {
        calls.update(conversation, ConversationPatch.none().withCurrentLeafId(leaf));
    }

    private void gone(Trashed now) {
        MessageId edited = editing.questionProperty().get();
        if (now.messages().stream().anyMatch(message -> message.id().equals(edited))) {
            editing.park();
        }
        open.follow();
        trashed.set(now);
    }

    /// Takes what went there last out of the trash and shows it as it was shown.
    void undoTrash() {
        Trashed back = trashed.get();
        if (back == null || open.isBusy()) {
            return;
        }
        trashed.set(null);
        BooleanSupplier stillHere = open.exchange().stillHere();
        boolean inSight = back.conversation().equals(open.idProperty().get());
        open.exchange()
                .run(
                        open.moving(back.conversation(), () -> {
                            calls.restore(back.conversation(), back.root());
                            show(back.conversation(), back.leaf());
                            return back;
                        }),
                        _ -> {
                            if (inSight && stillHere.getAsBoolean()) {
                                open.branch().putBack(back.messages(), back.leaf());
                                open.follow();
                            }
                            open.changed(back.conversation());
                        });
    }

    /// The way back from the trash is no longer offered here.
    void dismissTrashed() {
        trashed.set(null);
    }

    /// Begins a conversation with a copy of what leads to a message, and opens it.
    void fork(ChatMessage last) {
        ConversationId here = open.idProperty().get();
        if (here == null || open.isBusy()) {
            return;
        }
        BooleanSupplier stillHere = open.exchange().stillHere();
        open.exchange().run(() -> calls.fork(here, last.id()), made -> {
            open.changed(made.id());
            if (stillHere.getAsBoolean()) {
                opener.accept(made.id());
            }
        });
    }
}
