package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.desktop.fx.Views;
import java.io.File;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the row of a question that shows its files: pictures to be seen larger, texts to be saved. For the JavaFX
/// thread.
final class EnclosedFiles {
    private static final double MOST_WIDTH = 320;
    private static final double MOST_HEIGHT = 240;

    private final AttachedFiles files;
    private final Pictures pictures;
    private final Consumer<Attachment> enlarge;
    private final ResourceBundle texts = Views.texts(EnclosedFiles.class);
    private BiFunction<Window, String, @Nullable File> chooser = this::ask;

    /// @param enlarge shows a picture as large as it is
    EnclosedFiles(AttachedFiles files, Pictures pictures, Consumer<Attachment> enlarge) {
        this.files = files;
        this.pictures = pictures;
        this.enlarge = enlarge;
    }

    /// What asks a person where to save a file instead of the system's dialog; null when they think better of it.
    void saveWith(BiFunction<Window, String, @Nullable File> other) {
        chooser = other;
    }

    Region row(List<Attachment> enclosed) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("enclosed");
        enclosed.forEach(file -> row.getChildren().add(file.image() ? picture(file) : text(file)));
        return row;
    }

    private Button picture(Attachment file) {
        PictureBox box = new PictureBox(pictures, file, MOST_WIDTH, MOST_HEIGHT);
        Button button = button("", "enclosed.picture", file);
        button.setGraphic(box);
        button.getStyleClass().add("enclosed-picture");
        button.setOnAction(_ -> {
            if (box.hasFailed()) {
                box.load();
            } else {
                enlarge.accept(file);
            }
        });
        return button;
    }

    private Button text(Attachment file) {
        Button button = button(file.name() + "  ·  " + FileSizes.of(file.size()), "enclosed.save", file);
        button.setGraphic(new FontIcon(Feather.FILE_TEXT));
        button.getStyleClass().add("enclosed-text");
        button.setOnAction(_ -> save(file, button));
        return button;
    }

    private Button button(String words, String key, Attachment file) {
        Button button = new Button(words);
        button.setMnemonicParsing(false);
        button.setAccessibleText(texts.getString(key).formatted(file.name(), FileSizes.of(file.size())));
        button.setTooltip(new Tooltip(button.getAccessibleText()));
        return button;
    }

    /// Asks where to and saves; `button` says how it went.
    void save(Attachment file, Button button) {
        File target = chooser.apply(button.getScene().getWindow(), file.name());
        if (target != null) {
            files.save(
                    file,
                    target.toPath(),
                    () -> button.setText(texts.getString("enclosed.saved").formatted(target.getName())),
                    _ -> button.setText(texts.getString("enclosed.unsaved")));
        }
    }

    private @Nullable File ask(Window window, String name) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(texts.getString("enclosed.save.title"));
        dialog.setInitialFileName(name);
        return dialog.showSaveDialog(window);
    }
}
