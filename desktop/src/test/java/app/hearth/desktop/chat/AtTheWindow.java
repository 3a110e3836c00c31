package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.Looking;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The window of a chat before the real server, with a trip open in it; the cursor is in the composer.
abstract class AtTheWindow {
    static final double WIDTH = 960;

    final FxRobot robot = new FxRobot();
    final RealHearth house;
    final HearthClient anna;
    final ChatViewModel chat;
    ConversationId trip;
    private final Locale before = Locale.getDefault();

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    AtTheWindow(@TempDir Path data) throws Exception {
        house = RealHearth.withDemo(data);
        anna = house.client();
        chat = new ChatViewModel(anna, Background.javaFx(), InstantSource.system());
    }

    /// Gives her models, and says something in the trip, before it is opened.
    abstract void prepare() throws Exception;

    /// Another habit of the window.
    void dress(ChatView view) {}

    @BeforeEach
    final void openATrip() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        house.register(anna, "anna", "Kitchen");
        trip = anna.conversations()
                .create(new NewConversation(null, "Trip", null, null))
                .id();
        prepare();
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        await(() -> chat.models().knownProperty().get() && chat.stateProperty().get() == ChatState.READY);
    }

    private void show(Stage stage) {
        ChatView view = new ChatView(chat);
        dress(view);
        Scene scene = new Scene(view.root(), WIDTH, 720);
        new Theme(scene).apply(Appearance.LIGHT);
        stage.setScene(scene);
        stage.show();
        chat.models().refresh();
        chat.open(trip);
        view.focusComposer();
    }

    @AfterEach
    final void close() throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(chat::close);
        FxToolkit.cleanupStages();
        house.close();
        Locale.setDefault(before);
    }

    /// Stores a message of the trip as it is; null makes a root.
    final MessageId note(@Nullable MessageId parent, Role role, String text) {
        return anna.conversations()
                .add(trip, NewMessage.note(role, text).withParentId(parent))
                .id();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        Looking.until(condition);
    }

    final Node one(String selector) {
        return robot.lookup(selector).query();
    }

    final TextArea composer() {
        return robot.lookup(".composer-text").queryAs(TextArea.class);
    }
}
