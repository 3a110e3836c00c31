package app.hearth.desktop.fx;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture in a text, no wider than the line: empty until it is decoded, so that nothing jumps when it comes, and one
/// at a time, so that a text full of them does not fill the memory. One that moves has its first frame beside it, which
/// the style sheet shows in its place to whom movement is too much. For the JavaFX thread.
final class EmbeddedPictureNode extends Region {
    private static final double HIGHEST = 480;
    private static final double WIDEST = 1440;

    /// All frames of a moving picture are decoded at once; with more pixels than this it stands still.
    private static final double MOST_MOVING = 16_000_000;

    private static final ExecutorService DECODING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pictures").factory());

    private final EmbeddedPicture picture;
    private final ImageView view = new ImageView();
    private final ImageView first = new ImageView();
    private double room = Double.MAX_VALUE;

    /// @param description what is to be seen, for those who do not see it
    EmbeddedPictureNode(EmbeddedPicture picture, String description) {
        this.picture = picture;
        getStyleClass().add("embedded-picture");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(description);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        first.getStyleClass().add("first");
        for (ImageView shown : List.of(view, first)) {
            shown.setSmooth(true);
            shown.setManaged(false);
        }
        getChildren().add(view);
        DECODING.execute(() -> {
            Optional<Decoded> image = decoded();
            Platform.runLater(() -> image.ifPresentOrElse(this::show, this::fail));
        });
    }

    /// @param still the first frame of a picture that moves, else the same picture
    private record Decoded(Image image, Image still) {}

    private void show(Decoded decoded) {
        view.setImage(decoded.image());
        if (!decoded.image().equals(decoded.still())) {
            first.setImage(decoded.still());
            view.getStyleClass().add("moving");
            getChildren().add(first);
        }
    }

    private Optional<Decoded> decoded() {
        try {
            byte[] bytes = picture.bytes();
            Gif gif = Gif.isOne(bytes) ? Gif.of(bytes) : null;
            Image still = image(gif == null ? bytes : gif.first());
            if (still.isError()) {
                return Optional.empty();
            }
            double pixels = gif == null ? 0 : gif.frames() * still.getWidth() * still.getHeight();
            boolean moves = gif != null && gif.frames() > 1 && pixels <= MOST_MOVING;
            return Optional.of(new Decoded(moves ? image(bytes) : still, still));
        } catch (IllegalArgumentException _) { // base64 that breaks off
            return Optional.empty();
        }
    }

    private Image image(byte[] bytes) {
        double width = Math.min(picture.width(), WIDEST);
        double height = Math.min(picture.height(), 2 * HIGHEST);
        return new Image(new ByteArrayInputStream(bytes), width, height, true, true);
    }

    private void fail() {
        FontIcon sign = new FontIcon(Feather.ALERT_CIRCLE);
        sign.setManaged(false);
        getChildren().setAll(sign);
        sign.relocate(0, 0);
    }

    /// Makes it smaller where it would be wider than the line; true when that changed it.
    boolean fit(double width) {
        boolean changed = scale(width) != scale(room);
        room = width;
        if (changed) {
            requestLayout();
        }
        return changed;
    }

    private double scale(double width) {
        return Math.min(1, Math.min(width / picture.width(), HIGHEST / picture.height()));
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(1, picture.width() * scale(room));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(1, picture.height() * scale(room));
    }

    /// It stands on the line.
    @Override
    public double getBaselineOffset() {
        return computePrefHeight(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        for (ImageView shown : List.of(view, first)) {
            shown.setFitWidth(computePrefWidth(-1));
            shown.setFitHeight(computePrefHeight(-1));
        }
    }
}
