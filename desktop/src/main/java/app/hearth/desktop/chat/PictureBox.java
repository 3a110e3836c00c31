package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture of known size: empty until it is there, so that nothing jumps when it comes. For the JavaFX thread.
final class PictureBox extends StackPane {
    private final Pictures pictures;
    private final Attachment picture;
    private final double width;
    private final double height;
    private boolean failed;

    /// As large as `picture` is, but within these bounds.
    PictureBox(Pictures pictures, Attachment picture, double mostWidth, double mostHeight) {
        this.pictures = pictures;
        this.picture = picture;
        double itsWidth = picture.width() == null ? mostWidth : picture.width();
        double itsHeight = picture.height() == null ? mostHeight : picture.height();
        double scale = Math.min(1, Math.min(mostWidth / itsWidth, mostHeight / itsHeight));
        this.width = Math.max(1, Math.round(itsWidth * scale));
        this.height = Math.max(1, Math.round(itsHeight * scale));
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        getStyleClass().add("picture-box");
        load();
    }

    /// Whether it could not be shown; then [#load] tries again.
    boolean hasFailed() {
        return failed;
    }

    void load() {
        failed = false;
        getChildren().clear();
        pictures.load(
                picture,
                width,
                height,
                image -> {
                    ImageView view = new ImageView(image);
                    view.setFitWidth(width);
                    view.setFitHeight(height);
                    view.setPreserveRatio(true);
                    view.setSmooth(true);
                    getChildren().setAll(view);
                },
                () -> {
                    failed = true;
                    getChildren().setAll(new FontIcon(Feather.ALERT_CIRCLE));
                });
    }
}
