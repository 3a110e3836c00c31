package app.hearth.desktop;

import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.chat.ChatView;
import app.hearth.desktop.chat.ChatViewModel;
import app.hearth.desktop.chat.Unsent;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.quick.QuickHead;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The small window for a question in between, of whoever is signed in: a conversation of its own, begun anew each time
/// it is opened. There is nothing of it before it is opened first. For the JavaFX thread.
final class QuickQuestion {
    private final HearthClient client;
    private final Surroundings around;
    private final Ways ways;
    private @Nullable Opened opened;

    QuickQuestion(HearthClient client, Surroundings around, Ways ways) {
        this.client = client;
        this.around = around;
        this.ways = ways;
    }

    /// What leads out of it.
    ///
    /// @param changed hears of a conversation that was made or changed
    /// @param addKey leads to the keys, in the large window
    /// @param toLarge goes on in the large window with what is open and not sent here
    /// @param lock covers everything
    record Ways(Consumer<ConversationId> changed, Runnable addKey, Consumer<Unsent> toLarge, Runnable lock) {}

    private record Opened(ChatViewModel chat, ChatView view) {}

    /// Opens it with nothing asked yet, or as it was left while its answer is still being written.
    void open(User user) {
        boolean fresh = opened == null;
        Opened here = opened == null ? make(user) : opened;
        opened = here;
        if (fresh
                || !(window().stage().isShowing()
                        || here.chat().answeringProperty().get())) {
            here.chat().startNew();
        }
        window().show(here.view().root());
        window().toFront();
        Platform.runLater(here.view()::focusComposer); // what is not in the window yet cannot have the focus
    }

    private DressedWindow window() {
        return around.quick();
    }

    private Opened make(User user) {
        ChatViewModel chat = new ChatViewModel(client, around.background(), InstantSource.system());
        ChatView view = new ChatView(chat, around.keys());
        QuickHead head = new QuickHead(user, this::toLarge);
        view.makeSmall(head.who(), head.way());
        view.onOpenLink(around.browser());
        view.onAddKey(() -> {
            hide();
            ways.addKey().run();
        });
        view.wrapsCode().bindBidirectional(around.habits().wrapsCode());
        view.root().addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, view, chat));
        chat.onChanged(ways.changed());
        chat.models().refresh();
        window().stage().setTitle(head.title());
        return new Opened(chat, view);
    }

    private void press(KeyEvent event, ChatView view, ChatViewModel chat) {
        if (event.getCode() == KeyCode.ESCAPE) { // which an answer, a list or a search would have taken
            hide();
            event.consume();
            return;
        }
        Optional<Runnable> act = around.keys().pressed(event).map(command -> act(command, view, chat));
        act.ifPresent(does -> {
            does.run();
            event.consume();
        });
    }

    private @Nullable Runnable act(CommandId command, ChatView view, ChatViewModel chat) {
        return switch (command) {
            case QUICK -> this::hide;
            case NEW ->
                () -> {
                    chat.startNew();
                    view.focusComposer();
                };
            case FIND -> () -> view.find().open();
            case LOCK -> ways.lock();
            default -> null;
        };
    }

    private void hide() {
        window().stage().hide();
    }

    /// What is going on here goes on in the large window.
    private void toLarge() {
        if (opened != null) {
            Unsent unsent = unsent();
            close();
            ways.toLarge().accept(unsent);
        }
    }

    /// Whether this conversation is before the person in the small window.
    boolean isInSight(ConversationId id) {
        return opened != null
                && window().isInSight()
                && id.equals(opened.chat().conversationProperty().get());
    }

    /// What was typed here and not sent.
    Unsent unsent() {
        Opened here = opened;
        return here == null ? Unsent.NOTHING : here.chat().unsent();
    }

    /// A conversation may have changed, here or elsewhere.
    void changedElsewhere(ConversationId id) {
        if (opened != null) {
            opened.chat().changedElsewhere(id);
        }
    }

    /// Anything may have changed elsewhere.
    void missed() {
        if (opened != null) {
            Optional.ofNullable(opened.chat().conversationProperty().get()).ifPresent(this::changedElsewhere);
        }
    }

    /// Which models there are may have changed.
    void refreshModels() {
        if (opened != null) {
            opened.chat().models().refresh();
        }
    }

    /// Nothing of what was read and typed here stays.
    void close() {
        Opened here = opened;
        opened = null;
        window().clear();
        if (here != null) {
            here.view().wrapsCode().unbindBidirectional(around.habits().wrapsCode());
            here.chat().close();
        }
    }
}
