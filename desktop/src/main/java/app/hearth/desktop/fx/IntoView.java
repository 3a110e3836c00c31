package app.hearth.desktop.fx;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/// Scrolls a page to what has just appeared on it or got the focus without the keyboard; what a person walks to by Tab
/// JavaFX scrolls to by itself. For the JavaFX thread.
public final class IntoView {
    private IntoView() {}

    /// Soon, when `node` has its place, every page that it stands in shows it: as little as can be is scrolled, and
    /// what is higher than the page is shown from its top.
    public static void scroll(Node node) {
        Platform.runLater(() -> {
            if (node.getScene() == null) {
                return;
            }
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            for (Parent around = node.getParent(); around != null; around = around.getParent()) {
                if (around instanceof ScrollPane page) {
                    scroll(page, node);
                }
            }
        });
    }

    private static void scroll(ScrollPane page, Node node) {
        Node content = page.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double shown = page.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - shown;
        if (hidden <= 0) {
            return;
        }
        double top = page.getVvalue() * hidden;
        double lowest = Math.max(0, place.getMaxY() - shown);
        double wanted = Math.clamp(top, Math.min(lowest, place.getMinY()), Math.max(0, place.getMinY()));
        page.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }
}
