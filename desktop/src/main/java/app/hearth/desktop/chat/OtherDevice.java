package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.desktop.fx.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Keeps the open conversation as another device of the same person has made it. The branch that was chosen there is
/// shown here too, but not to someone who is in the middle of something: to them it is offered. Confined to the UI
/// thread; never blocks it.
///
/// What the server says was true when it was asked. When something has been chosen here since, or is on its way, it is
/// asked once more: nobody is led back to where they were a moment ago.
final class OtherDevice {
    private final HearthClient client;
    private final Background background;
    private final OpenConversation open;
    private final Person person;
    private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");
    private @Nullable MessageId wanted;
    private boolean looking;
    private boolean again;

    /// Who looks at the conversation.
    ///
    /// @param ready whether they see it
    /// @param occupied whether they are in the middle of something there, besides watching an answer
    record Person(Heading heading, Editing editing, BooleanSupplier ready, BooleanSupplier occupied) {}

    OtherDevice(HearthClient client, Background background, OpenConversation open, Person person) {
        this.client = client;
        this.background = background;
        this.open = open;
        this.person = person;
        open.choicesProperty().subscribe(this::dismiss);
        open.idProperty().subscribe(this::dismiss);
        open.exchange().goingProperty().subscribe(this::lookAgain);
    }

    /// Whether another branch was chosen on another device that is not shown here yet.
    ReadOnlyBooleanProperty offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /// Shows what is offered.
    void follow() {
        Optional<ChatMessage> leaf = Optional.ofNullable(wanted).flatMap(open.branch()::find);
        if (!open.isBusy()) {
            dismiss();
            leaf.ifPresent(open::showTo);
        }
    }

    /// What is in sight stays, and nothing is offered.
    void dismiss() {
        wanted = null;
        offered.set(false);
    }

    /// Something about a conversation may have changed elsewhere; nothing is done when it is not the open one.
    void look(ConversationId id) {
        if (id.equals(open.idProperty().get())) {
            look();
        }
    }

    /// Looks what has become of the open conversation. What cannot be read stays as it is.
    private void look() {
        ConversationId here = open.idProperty().get();
        again = true;
        if (here != null && person.ready().getAsBoolean() && !looking && !open.isBusy()) {
            again = false;
            ask(() -> open.shownLeaf().after(here, () -> client.conversations().get(here)), this::told);
        }
    }

    private void lookAgain() {
        if (again && !looking && !open.isBusy()) {
            look();
        }
    }

    private <T> void ask(Callable<T> call, Consumer<T> taker) {
        looking = true;
        long choices = open.choicesProperty().get();
        BooleanSupplier stillHere = open.exchange().stillHere();
        background.run(
                call,
                now -> {
                    looking = false;
                    boolean overtaken =
                            open.isBusy() || choices != open.choicesProperty().get();
                    if (stillHere.getAsBoolean() && !overtaken) {
                        taker.accept(now);
                    }
                    again |= overtaken;
                    lookAgain();
                },
                _ -> {
                    looking = false;
                    lookAgain();
                });
    }

    private void told(Conversation now) {
        person.heading().show(now);
        if (open.branch().isAllOf(now)) {
            lead(now);
        } else {
            ask(() -> new ConversationReader(client).read(now.id()), this::read);
        }
    }

    private void read(ConversationReader.Whole whole) {
        Optional<MessageId> written = open.branch()
                .growing()
                .filter(_ -> open.answer().goingProperty().get())
                .map(ChatMessage::id);
        List<ChatMessage> gone = open.branch().renew(whole.messages(), written);
        MessageId edited = person.editing().questionProperty().get();
        if (gone.stream().anyMatch(message -> message.id().equals(edited))) {
            person.editing().park();
        }
        lead(whole.conversation());
    }

    private void lead(Conversation now) {
        MessageId leaf = now.currentLeafId();
        Optional<ChatMessage> there = Optional.ofNullable(leaf).flatMap(open.branch()::find);
        boolean shown = there.equals(open.branch().leaf());
        boolean occupied = person.editing().isGoingOn()
                || open.answer().goingProperty().get()
                || person.occupied().getAsBoolean();
        if (shown || there.isEmpty()) {
            dismiss();
            open.followGrowing();
        } else if (occupied) {
            wanted = leaf;
            offered.set(true);
        } else {
            dismiss();
            open.showTo(there.get());
        }
    }
}
