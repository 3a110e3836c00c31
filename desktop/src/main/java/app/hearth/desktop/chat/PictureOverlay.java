package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture as large as there is room, over the transcript. Escape, its button or a click beside it closes it. For the
/// JavaFX thread.
final class PictureOverlay {
    private static final double FRAME = 96;

    private final StackPane over;
    private final Pictures pictures;
    private final BiConsumer<Attachment, Button> save;
    private final ResourceBundle texts = Views.texts(PictureOverlay.class);
    private @Nullable VBox shown;
    private @Nullable Node before;

    /// @param over what it lies over while it is open
    /// @param save saves a picture, for the button pressed
    PictureOverlay(StackPane over, Pictures pictures, BiConsumer<Attachment, Button> save) {
        this.over = over;
        this.pictures = pictures;
        this.save = save;
    }

    void open(Attachment picture) {
        close();
        before = over.getScene().getFocusOwner();
        Label name = new Label(picture.name() + "  ·  " + FileSizes.of(picture.size()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button keep = button("overlay.save", Feather.DOWNLOAD);
        keep.setOnAction(_ -> save.accept(picture, keep));
        Button shut = button("overlay.close", Feather.X);
        shut.setOnAction(_ -> close());
        HBox head = new HBox(name, gap, keep, shut);
        head.getStyleClass().add("overlay-head");
        StackPane room = new StackPane(
                new PictureBox(pictures, picture, over.getWidth() - FRAME, over.getHeight() - FRAME - FRAME / 2));
        VBox.setVgrow(room, Priority.ALWAYS);
        room.setAlignment(Pos.CENTER);
        room.setOnMouseClicked(_ -> close());
        VBox box = new VBox(head, room);
        box.getStyleClass().add("picture-overlay");
        box.setAccessibleText(picture.name());
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        shown = box;
        over.getChildren().add(box);
        shut.requestFocus();
    }

    void close() {
        if (shown == null) {
            return;
        }
        over.getChildren().remove(shown);
        shown = null;
        if (before != null) {
            before.requestFocus();
        }
        before = null;
    }

    private Button button(String key, Feather icon) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(texts.getString(key));
        button.setTooltip(new Tooltip(texts.getString(key)));
        return button;
    }
}
