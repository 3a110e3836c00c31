package app.hearth.desktop.fx;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture in a text, no wider than the line: empty until it is decoded, so that nothing jumps when it comes, and one
/// at a time, so that a text full of them does not fill the memory. For the JavaFX thread.
final class EmbeddedPictureNode extends InlineBox {
    private static final double HIGHEST = 480;
    private static final double WIDEST = 1440;
    private static final ExecutorService DECODING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pictures").factory());

    private final EmbeddedPicture picture;
    private final ImageView view = new ImageView();

    /// @param description what is to be seen, for those who do not see it
    EmbeddedPictureNode(EmbeddedPicture picture, String description) {
        this.picture = picture;
        getStyleClass().add("embedded-picture");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(description);
        view.setSmooth(true);
        view.setManaged(false);
        getChildren().add(view);
        DECODING.execute(() -> {
            Optional<Image> image = decoded();
            Platform.runLater(() -> image.ifPresentOrElse(view::setImage, this::fail));
        });
    }

    private Optional<Image> decoded() {
        try {
            double width = Math.min(picture.width(), WIDEST);
            double height = Math.min(picture.height(), 2 * HIGHEST);
            Image image = new Image(new ByteArrayInputStream(picture.bytes()), width, height, true, true);
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IllegalArgumentException _) { // base64 that breaks off
            return Optional.empty();
        }
    }

    private void fail() {
        FontIcon sign = new FontIcon(Feather.ALERT_CIRCLE);
        sign.setManaged(false);
        getChildren().setAll(sign);
        sign.relocate(0, 0);
    }

    @Override
    double drawnWidth() {
        return picture.width();
    }

    @Override
    double drawnHeight() {
        return picture.height();
    }

    /// It stands on the line.
    @Override
    double drawnBaseline() {
        return picture.height();
    }

    @Override
    double factor(double width) {
        return Math.min(1, Math.min(width / picture.width(), HIGHEST / picture.height()));
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(prefWidth(-1));
        view.setFitHeight(prefHeight(-1));
    }
}
