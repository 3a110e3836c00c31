package app.hearth.desktop.chat;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Keeps a sheet at the right while it is wanted: as a column of its own where there is room for one, else over what
/// lies there. For the JavaFX thread.
final class SideSheet {
    /// A window of 1200 without the sidebar.
    private static final double BESIDE_FROM = 936;

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final BorderPane frame;
    private final StackPane under;
    private final Region sheet;
    private final ObservableBooleanValue wanted;

    /// @param frame at whose right it is a column
    /// @param under over which it lies when `frame` is too narrow
    SideSheet(BorderPane frame, StackPane under, Region sheet, ObservableBooleanValue wanted) {
        this.frame = frame;
        this.under = under;
        this.sheet = sheet;
        this.wanted = wanted;
        StackPane.setAlignment(sheet, Pos.CENTER_RIGHT);
        frame.widthProperty().subscribe(_ -> place());
        wanted.subscribe(_ -> place());
    }

    /// Whether it hides what lies under it.
    boolean isOver() {
        return under.getChildren().contains(sheet);
    }

    private void place() {
        boolean beside = frame.getWidth() >= BESIDE_FROM;
        boolean column = wanted.get() && beside;
        boolean over = wanted.get() && !beside;
        if (column == sheet.equals(frame.getRight()) && over == isOver()) {
            return;
        }
        frame.setRight(null);
        under.getChildren().remove(sheet);
        sheet.pseudoClassStateChanged(OVER, over);
        if (column) {
            frame.setRight(sheet);
        } else if (over) {
            under.getChildren().add(sheet);
        }
    }
}
