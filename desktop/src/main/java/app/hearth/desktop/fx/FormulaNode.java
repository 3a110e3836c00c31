package app.hearth.desktop.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/// A formula in a line of text, as high as its letters and in their colour. For the JavaFX thread.
final class FormulaNode extends InlineBox {
    private final FormulaShape formula;
    private final Text letters;
    private final SVGPath outline = new SVGPath();
    private final Scale scale = new Scale();

    /// @param letters text without letters, which has the style of the text around it
    /// @param source how the formula is written, for those who hear it
    FormulaNode(FormulaShape formula, Text letters, String source) {
        this.formula = formula;
        this.letters = letters;
        getStyleClass().add("formula");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(source);
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

    @Override
    double drawnWidth() {
        return formula.width();
    }

    @Override
    double drawnHeight() {
        return formula.height() + formula.depth();
    }

    @Override
    double drawnBaseline() {
        return formula.height();
    }

    @Override
    double factor(double width) {
        double asText = letters.getFont().getSize() / FormulaShape.FONT;
        return formula.width() * asText > width ? width / formula.width() : asText;
    }

    @Override
    protected void layoutChildren() {
        scale.setX(factor());
        scale.setY(factor());
    }
}
