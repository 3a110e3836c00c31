package app.hearth.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Tag;
import app.hearth.desktop.Looking;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The sidebar in a window, before the real server, with the mouse and with the keyboard alone.
final class ConversationsViewIT {
    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final RealHearth house;
    private final HearthClient anna;
    private ConversationsViewModel conversations;
    private ConversationId soup;
    private ConversationId trip;
    private ConversationId tram;

    @SuppressWarnings("NullAway.Init") // each test begins with three conversations
    ConversationsViewIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
    }

    @BeforeEach
    void openTheWindow() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        house.register(anna, "anna", "Kitchen");
        soup = make("Soup", List.of("kitchen"));
        trip = make("Trip to Lisbon", List.of());
        tram = make("Tram", List.of());
        conversations = new ConversationsViewModel(anna, Background.javaFx());
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        await(() -> sees("Soup") && !conversations.tags().isEmpty());
    }

    private ConversationId make(String title, List<String> tags) {
        return anna.conversations()
                .create(new NewConversation(null, title, null, tags))
                .id();
    }

    private void show(Stage stage) {
        Region side = (Region) new ConversationsView(conversations).root();
        side.setMaxWidth(264);
        side.setMinWidth(264);
        Scene scene = new Scene(new BorderPane(null, null, null, null, side), 600, 600);
        new Theme(scene).apply(Appearance.LIGHT);
        stage.setScene(scene);
        stage.show();
        conversations.refresh();
    }

    @AfterEach
    void close() throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(conversations::close);
        FxToolkit.cleanupStages();
        house.close();
        Locale.setDefault(before);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        Looking.until(condition);
    }

    /// What the server must say; asked on this thread, because it blocks.
    private static void awaitStored(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    }

    private boolean sees(String text) {
        return robot.lookup((Node node) ->
                        node instanceof Label label && label.getText().equals(text) && isShown(label))
                .tryQuery()
                .isPresent();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent())) && node.getScene() != null;
    }

    private Node called(String name) {
        return robot.lookup((Node node) -> name.equals(node.getAccessibleText()) && isShown(node))
                .query();
    }

    /// The headless robot knows no keys that are held while it clicks.
    private void clickWithShortcut(String title) {
        Node cell = robot.lookup(".conversation-cell")
                .match((Node node) -> isShown(node)
                        && node instanceof ListCell<?> one
                        && one.getItem() instanceof ConversationItem.Entry(ConversationRow row)
                        && row.title().equals(title))
                .query();
        Point2D middle = cell.localToScene(20, 20); // an event without a pick is told in the scene's measure
        for (EventType<MouseEvent> type :
                List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            MouseEvent event = new MouseEvent(
                    type,
                    middle.getX(),
                    middle.getY(),
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null);
            robot.interact(() -> Event.fireEvent(cell, event));
        }
    }

    /// Of the menu that is open, what its submenu offers under this name.
    private void chooseInSubmenu(String menu, String name) {
        ContextMenu open = Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElseThrow();
        MenuItem found = open.getItems().stream()
                .filter(item -> item instanceof Menu && item.getText().equals(menu))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> {
            open.hide();
            found.fire();
        });
    }

    private Conversation stored(ConversationId id) {
        return anna.conversations().get(id);
    }

    private void focusTheList() {
        robot.interact(() -> robot.lookup(".conversation-list").query().requestFocus());
    }

    @Test
    void whatIsTypedFiltersAtOnceAndAnArrowLeadsIntoTheList() throws TimeoutException {
        robot.clickOn(".filter").write("LISBON");
        await(() -> sees("Trip to Lisbon") && !sees("Soup"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        await(() -> trip.equals(conversations.selected().get()));
        robot.clickOn(".filter").push(KeyCode.ESCAPE);
        await(() -> sees("Soup"));
    }

    @Test
    void theArrowsPassOverHeadingsAndOpenWhatTheyComeTo() throws TimeoutException {
        robot.interact(() -> conversations.deeds().pin(List.of(tram), true));
        awaitStored(() -> stored(tram).pinned());
        await(() -> conversations.items().size() == 5);
        focusTheList();
        robot.push(KeyCode.HOME);
        await(() -> tram.equals(conversations.selected().get()));
        robot.push(KeyCode.DOWN);
        await(() -> trip.equals(conversations.selected().get()));
        robot.push(KeyCode.UP);
        await(() -> tram.equals(conversations.selected().get()));
        robot.push(KeyCode.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(conversations.selected().get()).isEqualTo(tram);
    }

    @Test
    void severalAreChosenByMouseDeletedAtOnceAndBroughtBackByOneLine() throws TimeoutException {
        robot.clickOn("Tram");
        await(() -> tram.equals(conversations.selected().get()));
        clickWithShortcut("Soup");
        await(() -> conversations.chosen().get().size() == 2 && sees("2 selected"));
        assertThat(conversations.selected().get()).isEqualTo(tram);

        robot.clickOn(called("Move to trash"));

        await(() -> sees("2 in the trash") && !sees("Soup") && !sees("Tram") && !sees("2 selected"));
        awaitStored(() -> stored(soup).deletedAt() != null && stored(tram).deletedAt() != null);
        assertThat(conversations.selected().get()).isNull();
        robot.clickOn("Undo");
        await(() -> sees("Soup") && sees("Tram"));
        awaitStored(() -> stored(soup).deletedAt() == null && stored(tram).deletedAt() == null);
    }

    @Test
    void severalAreChosenByKeyboardAndArchived() throws TimeoutException {
        focusTheList();
        robot.push(KeyCode.HOME);
        await(() -> tram.equals(conversations.selected().get()));
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        await(() -> conversations.chosen().get().size() == 2 && sees("2 selected"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !sees("2 selected"));
        robot.push(KeyCode.CONTROL, KeyCode.A);
        await(() -> sees("3 selected"));
        robot.clickOn(called("Archive"));
        await(() -> conversations.stateProperty().get() == ListState.EMPTY);
        awaitStored(() -> stored(soup).archived()
                && stored(trip).archived()
                && stored(tram).archived());

        robot.clickOn("Archive");
        await(() -> sees("Soup") && sees("Tram"));
        robot.clickOn(called("Back to the conversations"));
        await(() -> sees("Your conversations will stand here. Begin with a question on the right."));
    }

    @Test
    void aMenuIsNoChoiceAndGivesATagThatFilters() throws TimeoutException {
        robot.clickOn("Trip to Lisbon", MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(conversations.chosen().get()).isEmpty();
        chooseInSubmenu("Tags", "New tag…");
        await(() -> robot.lookup(
                        (Node node) -> "Name of the new tag".equals(node.getAccessibleText()) && node.isFocused())
                .tryQuery()
                .isPresent());
        robot.write("travel").push(KeyCode.ENTER);
        awaitStored(() -> stored(trip).tags().equals(List.of("travel")));
        await(() -> sees("travel"));

        robot.clickOn("kitchen");
        await(() -> sees("Soup") && !sees("Tram"));
        assertThat(conversations.filter().get()).isEqualTo("#kitchen");
    }

    @Test
    void aTagIsRenamedWhereItFiltersAndDeletedAfterAQuestionThatCounts() throws TimeoutException {
        robot.clickOn(".filter").write("#kitchen");
        await(() -> sees("Soup") && !sees("Tram"));
        robot.clickOn(called("Rename this tag")).write("food").push(KeyCode.ENTER);
        awaitStored(() -> stored(soup).tags().equals(List.of("food")));
        await(() -> conversations.filter().get().equals("#food"));
        await(() -> conversations.tags().stream().map(Tag::name).toList().equals(List.of("food")));

        robot.clickOn(called("Delete this tag"));
        assertThat(sees("1 conversation loses the tag “food”. This cannot be undone."))
                .isTrue();
        robot.clickOn("Delete tag");

        awaitStored(() -> stored(soup).tags().isEmpty());
        await(() -> sees("Tram"));
        assertThat(conversations.filter().get()).isEmpty();
    }

    @Test
    void whatIsInTheTrashSaysHowLongAndComesBackFromThere() throws TimeoutException {
        robot.clickOn("Soup");
        robot.push(KeyCode.DELETE);
        awaitStored(() -> stored(soup).deletedAt() != null);
        await(() -> sees("In the trash: Soup"));
        robot.clickOn("Trash");
        await(() -> sees("Soup") && sees("30 days left"));
        robot.clickOn("Soup", MouseButton.SECONDARY).clickOn("Take out of the trash");
        awaitStored(() -> stored(soup).deletedAt() == null);
        await(() -> sees("What you delete is kept here for 30 days."));
        robot.clickOn(called("Back to the conversations"));
        await(() -> sees("Soup"));
    }

    @Test
    void aTitleIsRenamedInPlaceByKeyboard() throws TimeoutException {
        robot.clickOn("Soup");
        robot.push(KeyCode.F2).write("Leek soup").push(KeyCode.ENTER);
        awaitStored(() -> stored(soup).title().equals("Leek soup"));
        await(() -> sees("Leek soup"));
        robot.push(KeyCode.F2).write("half").push(KeyCode.ESCAPE);
        await(() -> sees("Leek soup"));
        assertThat(stored(soup).title()).isEqualTo("Leek soup");
    }

    @Test
    void whatAnotherDeviceChangesIsMarkedUntilItIsOpened() throws TimeoutException {
        robot.interact(() -> conversations.marks().opened(trip));
        anna.conversations().add(soup, NewMessage.note(Role.USER, "From the laptop"));
        anna.conversations().update(tram, ConversationPatch.none().withTitle("Tramway"));
        robot.interact(() -> {
            conversations.changed(soup);
            conversations.changed(tram);
        });
        await(() -> sees("Tramway") && conversations.marks().isUnread(soup));
        assertThat(conversations.marks().isUnread(tram)).isFalse();
        anna.conversations().add(tram, NewMessage.note(Role.USER, "Seen in the small window"));
        anna.conversations().update(tram, ConversationPatch.none().withTitle("Trams"));
        robot.interact(() -> {
            conversations.marks().readElsewhere(tram::equals);
            conversations.changed(tram);
        });
        await(() -> sees("Trams"));
        assertThat(conversations.marks().isUnread(tram)).isFalse();
        assertThat(called("Soup, kitchen, unread")).isNotNull();
        robot.clickOn("Soup");
        await(() -> !conversations.marks().isUnread(soup));
    }
}
