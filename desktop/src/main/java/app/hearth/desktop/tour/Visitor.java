package app.hearth.desktop.tour;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Acts in the window as a person does: sees what is shown, clicks with the mouse, types. For any thread but the
/// JavaFX one; every verb waits until what it needs is there.
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(40);

    private final Stage stage;
    private final Words words;
    private final Robot robot;

    /// Everything it is told to see or click is told in English and looked for in the language of `words`.
    Visitor(Stage stage, Words words) throws TourException {
        this.stage = stage;
        this.words = words;
        this.robot = onFx(Robot::new);
    }

    /// Waits until `english` can be read somewhere, alone or within more, or heard from a screen reader.
    void await(String english) throws TourException {
        String text = words.of(english);
        find("\"" + text + "\"", node -> wordsOf(node).contains(text) || text.equals(node.getAccessibleText()));
    }

    /// Clicks what carries `english`, alone or as what a screen reader says of it.
    void click(String english) throws TourException {
        String text = words.of(english);
        click(find("\"" + text + "\"", node -> wordsOf(node).equals(text) || text.equals(node.getAccessibleText())));
    }

    /// Waits for what a screen reader calls by words of which `english` is a part.
    void awaitWhatIsCalled(String english) throws TourException {
        String text = words.of(english);
        find("\"" + text + "\"", node -> orEmpty(node.getAccessibleText()).contains(text));
    }

    /// Clicks what a screen reader calls by words of which `english`, which has a place for a name, is a part.
    void clickWhatIsCalled(String english) throws TourException {
        String text = words.of(english);
        click(find("\"" + text + "\"", node -> orEmpty(node.getAccessibleText()).contains(text)));
    }

    private void click(Node target) throws TourException {
        onFx(() -> reveal(target));
        settle();
        onFx(() -> hit(target));
        settle();
    }

    /// Clicks what carries `text` in the window that was opened last, as an entry of a menu does.
    void clickLast(String text) throws TourException {
        click(() -> Window.getWindows().reversed().stream()
                .filter(Window::isShowing)
                .flatMap(window -> search(
                        window.getScene().getRoot(), node -> wordsOf(node).equals(text))
                        .stream())
                .findFirst()
                .orElseThrow());
    }

    /// Goes to the beginning of the conversation, as the key for that does.
    void scrollToStart() throws TourException {
        onFx(() -> {
            Node transcript = stage.getScene().lookup(".transcript");
            transcript.requestFocus();
            return transcript;
        });
        press(KeyCode.HOME);
    }

    /// Clicks the first picture there is.
    void clickPicture() throws TourException {
        click(() ->
                search(stage.getScene().getRoot(), ImageView.class::isInstance).orElseThrow());
    }

    private void click(Callable<Node> target) throws TourException {
        Node found = onFx(target);
        onFx(() -> hit(found));
        settle();
    }

    private Node hit(Node target) {
        Bounds bounds = target.localToScreen(target.getBoundsInLocal());
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        robot.mouseClick(MouseButton.PRIMARY);
        return target;
    }

    /// Scrolls until `target` is in the middle, as far as there is anything to scroll.
    private static Node reveal(Node target) {
        for (Parent around = target.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane scroll && scroll.getContent() != null) {
                Node content = scroll.getContent();
                Bounds there = content.sceneToLocal(target.localToScene(target.getBoundsInLocal()));
                double seen = scroll.getViewportBounds().getHeight();
                double rest = content.getLayoutBounds().getHeight() - seen;
                scroll.setVvalue(rest <= 0 ? 0 : Math.clamp((there.getCenterY() - seen / 2) / rest, 0, 1));
            }
        }
        return target;
    }

    /// Moves the pointer over the first thing that a style sheet would call so.
    void pointAt(String selector) throws TourException {
        onFx(() -> {
            Node root = stage.getScene().getRoot();
            Node target = search(root, root.lookupAll(selector)::contains).orElseThrow();
            Bounds bounds = target.localToScreen(target.getBoundsInLocal());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            return target;
        });
        settle();
    }

    /// Makes the window so wide; returns how wide it was.
    double resize(double width) throws TourException {
        double before = onFx(stage::getWidth);
        onFx(() -> {
            stage.setWidth(width);
            return stage;
        });
        settle();
        return before;
    }

    /// Types into what has the focus.
    void type(String text) throws TourException {
        for (int i = 0; i < text.length(); i++) {
            String character = text.substring(i, i + 1);
            onFx(() -> {
                Node focused = focused();
                Event.fireEvent(
                        focused,
                        new KeyEvent(
                                KeyEvent.KEY_TYPED,
                                character,
                                character,
                                KeyCode.UNDEFINED,
                                false,
                                false,
                                false,
                                false));
                return focused;
            });
        }
        settle();
    }

    /// What is in the window that was opened last. On the JavaFX thread.
    Scene inFront() {
        return Window.getWindows().reversed().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .findFirst()
                .orElse(stage)
                .getScene();
    }

    /// In a sheet that is open, or else in the window in front.
    private Node focused() {
        return Window.getWindows().reversed().stream()
                .filter(window -> window instanceof PopupWindow && window.isShowing())
                .map(window -> window.getScene().getFocusOwner())
                .filter(TextInputControl.class::isInstance)
                .findFirst()
                .orElseGet(() -> inFront().getFocusOwner());
    }

    /// Waits until so many pictures are shown.
    void awaitPictures(int count) throws TourException {
        AtomicInteger seen = new AtomicInteger();
        find(count + " pictures", node -> {
            if (node.equals(stage.getScene().getRoot())) {
                seen.set(0);
            }
            return node instanceof ImageView view && view.getImage() != null && seen.incrementAndGet() == count;
        });
    }

    /// Pastes what `content` holds into what has the focus.
    void paste(ClipboardContent content, KeyCode shortcut) throws TourException {
        onFx(() -> Clipboard.getSystemClipboard().setContent(content));
        press(shortcut, KeyCode.V);
    }

    void press(KeyCode... keys) throws TourException {
        onFx(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return keys;
        });
        settle();
    }

    /// Lets what is under way on the JavaFX thread be done and drawn.
    void settle() throws TourException {
        for (int pulses = 0; pulses < 3; pulses++) {
            CompletableFuture<Boolean> drawn = new CompletableFuture<>();
            onFx(() -> {
                Platform.requestNextPulse();
                stage.getScene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        stage.getScene().removePostLayoutPulseListener(this);
                        drawn.complete(true);
                    }
                });
                return stage;
            });
            get(drawn);
        }
    }

    <T> T onFx(Callable<T> work) throws TourException {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                outcome.complete(work.call());
            } catch (Exception e) { // the border of a thread
                outcome.completeExceptionally(e);
            }
        });
        return get(outcome);
    }

    private static <T> T get(CompletableFuture<T> outcome) throws TourException {
        try {
            return outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TourException("The window does not react.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourException("The tour was interrupted.", e);
        }
    }

    /// Waits until `english` can be read in the window that was opened last.
    void awaitInFront(String english) throws TourException {
        String text = words.of(english);
        find(
                "\"" + text + "\"",
                node -> wordsOf(node).contains(text) && node.getScene().equals(inFront()));
    }

    private Node find(String what, Predicate<Node> wanted) throws TourException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<Node> found = onFx(() -> Window.getWindows().stream()
                    .filter(Window::isShowing)
                    .flatMap(window -> search(window.getScene().getRoot(), wanted).stream())
                    .findFirst());
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(GLANCE);
        } while (System.nanoTime() < end);
        throw new TourException("The tour waited " + PATIENCE.toSeconds() + " s for " + what + " and never saw it.");
    }

    private static Optional<Node> search(Node node, Predicate<Node> wanted) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (!node.isDisabled() && wanted.test(node)) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> found = search(child, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String wordsOf(Node node) {
        return switch (node) {
            case Labeled labeled -> orEmpty(labeled.getText());
            case TextInputControl input -> orEmpty(input.getText());
            case Text text -> orEmpty(text.getText());
            default -> "";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
