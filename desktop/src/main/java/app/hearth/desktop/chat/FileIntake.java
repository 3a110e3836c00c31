package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Png;
import app.hearth.desktop.fx.Views;
import java.io.File;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The ways by which files come to the composer: chosen, dropped or pasted. For the JavaFX thread.
final class FileIntake {
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final List<String> IMAGES = List.of("*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif");

    private final ChatViewModel chat;
    private final ResourceBundle texts = Views.texts(FileIntake.class);
    private Function<Window, List<File>> chooser = this::ask;

    FileIntake(ChatViewModel chat) {
        this.chat = chat;
    }

    /// What asks a person for files instead of the system's dialog.
    void chooseWith(Function<Window, List<File>> other) {
        chooser = other;
    }

    void choose(Window window) {
        take(chooser.apply(window));
    }

    private List<File> ask(Window window) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(texts.getString("attach.tip"));
        dialog.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(texts.getString("attach.all"), "*.*"),
                        new FileChooser.ExtensionFilter(texts.getString("attach.images"), IMAGES));
        List<File> files = dialog.showOpenMultipleDialog(window);
        return files == null ? List.of() : files;
    }

    /// A picture that is copied goes along when it is pasted; text beside it means that the text is wanted.
    void takePasted(TextArea composer) {
        composer.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PASTE.match(event) && take(Clipboard.getSystemClipboard())) {
                event.consume();
            }
        });
    }

    /// Lets files be dropped anywhere on `area`; `mark` shows where they will go.
    void takeDropped(Node area, Node mark) {
        area.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (isTaking() && hasFiles(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                mark.pseudoClassStateChanged(DROP, true);
                event.consume();
            }
        });
        area.addEventHandler(DragEvent.DRAG_EXITED, _ -> mark.pseudoClassStateChanged(DROP, false));
        area.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            mark.pseudoClassStateChanged(DROP, false);
            event.setDropCompleted(take(event.getDragboard()));
            event.consume();
        });
    }

    private static boolean hasFiles(Clipboard board) {
        return board.hasFiles() || (board.hasImage() && !board.hasString());
    }

    private boolean isTaking() {
        return !chat.sendingProperty().get();
    }

    private boolean take(Clipboard board) {
        if (!isTaking() || !hasFiles(board)) {
            return false;
        }
        if (board.hasFiles()) {
            take(board.getFiles());
            return true;
        }
        Image image = board.getImage();
        if (image != null) {
            chat.files().add(texts.getString("attach.pasted"), () -> Png.of(image));
        }
        return image != null;
    }

    private void take(List<File> files) {
        chat.files().add(files.stream().map(File::toPath).toList());
    }
}
