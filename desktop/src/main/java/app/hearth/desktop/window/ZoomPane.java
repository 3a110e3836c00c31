package app.hearth.desktop.window;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What fills the window, larger or smaller than it was designed: it is laid out as in a window smaller or larger by as
/// much, and drawn in its size, so text is as sharp as any. Menus, lists and explanations over the window go along. For
/// the JavaFX thread.
public final class ZoomPane extends Region {
    private final Region content;
    private final Scale scale = new Scale();
    private final Set<Node> scaled = Collections.newSetFromMap(new WeakHashMap<>());

    public ZoomPane(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    public void show(Zoom zoom) {
        scale.setX(zoom.factor());
        scale.setY(zoom.factor());
        requestLayout();
    }

    /// Has whatever opens over `stage` go along, as long as that is open.
    public void follow(Stage stage) {
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(PopupWindow.class::isInstance)
                        .map(PopupWindow.class::cast)
                        .filter(popup -> isOver(popup.getOwnerWindow()))
                        .forEach(this::scale);
            }
        };
        stage.showingProperty().subscribe(showing -> {
            if (showing) {
                Window.getWindows().addListener(opened);
            } else {
                Window.getWindows().removeListener(opened);
            }
        });
    }

    /// Over the window this fills, or over something that is.
    private boolean isOver(@Nullable Window owner) {
        if (owner instanceof PopupWindow below) {
            return isOver(below.getOwnerWindow());
        }
        return getScene() != null && owner != null && owner.equals(getScene().getWindow());
    }

    private void scale(PopupWindow popup) {
        for (Node node : popup.getScene().getRoot().getChildrenUnmodifiable()) {
            if (scaled.add(node)) {
                node.getTransforms().add(scaleOf(popup, node));
            }
        }
    }

    /// The corner it hangs on stays where it is.
    private Scale scaleOf(PopupWindow popup, Node node) {
        Scale own = new Scale();
        own.xProperty().bind(scale.xProperty());
        own.yProperty().bind(scale.yProperty());
        if (popup.getAnchorLocation() == PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT) {
            own.pivotXProperty().bind(node.layoutBoundsProperty().map(Bounds::getWidth));
        }
        return own;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * scale.getX();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * scale.getY();
    }
}
