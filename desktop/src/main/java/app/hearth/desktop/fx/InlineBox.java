package app.hearth.desktop.fx;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;

/// Something drawn that stands in a line of text and takes one place of it, smaller where it would be wider than the
/// line. For the JavaFX thread.
abstract class InlineBox extends Region {
    private double room = Double.MAX_VALUE;

    InlineBox() {
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    /// How wide and high it was drawn, and how far below its top the letters beside it stand.
    abstract double drawnWidth();

    abstract double drawnHeight();

    abstract double drawnBaseline();

    /// How many times as large as it was drawn it is shown where a line is that wide.
    abstract double factor(double width);

    /// How many times as large as it was drawn it is shown now.
    final double factor() {
        return factor(room);
    }

    /// How wide it is when nothing makes it smaller.
    final double wholeWidth() {
        return drawnWidth() * factor(Double.MAX_VALUE);
    }

    /// Makes it smaller where it would be wider than the line; true when that changed it.
    final boolean fit(double width) {
        boolean changed = factor(width) != factor(room);
        room = width;
        if (changed) {
            requestLayout();
        }
        return changed;
    }

    @Override
    protected final double computePrefWidth(double height) {
        return Math.max(1, drawnWidth() * factor());
    }

    @Override
    protected final double computePrefHeight(double width) {
        return Math.max(1, drawnHeight() * factor());
    }

    @Override
    protected final double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public final double getBaselineOffset() {
        return drawnBaseline() * factor();
    }
}
