package app.hearth.desktop.fx;

import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/// A formula in a line of text, as high as its letters and in their colour. For the JavaFX thread.
final class FormulaNode extends Region {
    private final FormulaShape formula;
    private final Text letters;
    private final SVGPath outline = new SVGPath();
    private final Scale scale = new Scale();
    private double room = Double.MAX_VALUE;

    /// @param letters text without letters, which has the style of the text around it
    /// @param source how the formula is written, for those who hear it
    FormulaNode(FormulaShape formula, Text letters, String source) {
        this.formula = formula;
        this.letters = letters;
        getStyleClass().add("formula");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(source);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setCursor(Cursor.TEXT);
        letters.setManaged(false);
        outline.setManaged(false);
        outline.setFillRule(FillRule.NON_ZERO);
        outline.setContent(formula.outline());
        outline.fillProperty().bind(letters.fillProperty());
        outline.getTransforms().add(scale);
        letters.fontProperty().subscribe(this::requestLayout);
        getChildren().addAll(letters, outline);
    }

    /// Makes it smaller where it would be wider than the line; true when that changed it.
    boolean fit(double width) {
        boolean changed = factor(width) != factor(room);
        room = width;
        if (changed) {
            requestLayout();
        }
        return changed;
    }

    /// How wide it is when nothing makes it smaller.
    double wholeWidth() {
        return formula.width() * factor(Double.MAX_VALUE);
    }

    private double factor(double width) {
        double asText = letters.getFont().getSize() / FormulaShape.FONT;
        return formula.width() * asText > width ? width / formula.width() : asText;
    }

    @Override
    protected double computePrefWidth(double height) {
        return formula.width() * factor(room);
    }

    @Override
    protected double computePrefHeight(double width) {
        return (formula.height() + formula.depth()) * factor(room);
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
    public double getBaselineOffset() {
        return formula.height() * factor(room);
    }

    @Override
    protected void layoutChildren() {
        scale.setX(factor(room));
        scale.setY(factor(room));
    }
}
