package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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

/// A conversation in the window, before the real server: a question with three answers, of which the last is shown.
abstract class AtAFork {
    private static final String STORY = "A long answer about a town by the sea.\n\n".repeat(30);

    private final Locale before = Locale.getDefault();
    final FxRobot robot = new FxRobot();
    final RealHearth house;
    final HearthClient anna;
    final ChatViewModel chat;
    ConversationId trip;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    AtAFork(@TempDir Path data) throws Exception {
        house = RealHearth.withDemo(data);
        anna = house.client();
        chat = new ChatViewModel(anna, Background.javaFx(), InstantSource.system());
    }

    @BeforeEach
    final void openAConversation() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        house.register(anna, "anna", "Kitchen");
        house.useDemo(anna);
        trip = anna.conversations()
                .create(new NewConversation(null, "Trip", null, null))
                .id();
        MessageId question = note(null, Role.USER, "Where to?");
        note(question, Role.ASSISTANT, STORY + "Lisbon.");
        note(question, Role.ASSISTANT, STORY + "Porto.");
        note(question, Role.ASSISTANT, "Faro.");
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        await(() ->
                chat.models().knownProperty().get() && chat.stateProperty().get() == ChatState.READY && shows("Faro."));
    }

    private void show(Stage window) {
        ChatView view = new ChatView(chat);
        Scene scene = new Scene(view.root(), 960, 720);
        new Theme(scene).apply(Appearance.LIGHT);
        window.setScene(scene);
        window.show();
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

    /// Stores a message as it is; null makes a root.
    final MessageId note(@Nullable MessageId parent, Role role, String text) {
        return anna.conversations()
                .add(trip, NewMessage.note(role, text).withParentId(parent))
                .id();
    }

    final void resize(double width) {
        robot.interact(() -> composer().getScene().getWindow().setWidth(width));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    final boolean shows(String end) {
        return !chat.messages().isEmpty()
                && chat.messages().getLast().text().toString().endsWith(end);
    }

    final Node one(String selector) {
        return robot.lookup(selector).query();
    }

    final TextArea composer() {
        return robot.lookup(".composer-text").queryAs(TextArea.class);
    }
}
