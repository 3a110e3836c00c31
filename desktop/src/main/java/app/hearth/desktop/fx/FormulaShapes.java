package app.hearth.desktop.fx;

import java.util.Optional;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.SymbolAtom;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/// Draws formulas with JLaTeXMath, which knows AWT but needs no display. One at a time: the library keeps its state in
/// static fields.
final class FormulaShapes {
    /// In heights of the font; what is larger nobody reads.
    private static final double LARGEST = 400;

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        var _ = new TeXFormula("x"); // all tables are there before a formula could run out of stack
    }

    private FormulaShapes() {}

    /// The shape of a formula; empty when it is not allowed, not understood, or larger than anyone needs.
    static Optional<FormulaShape> of(String latex, boolean display) {
        try {
            return FormulaRules.accepted(latex, FormulaShapes::isSign).flatMap(accepted -> draw(accepted, display));
        } catch (RuntimeException | StackOverflowError _) { // what the library throws for what it does not understand
            return Optional.empty();
        }
    }

    private static boolean isSign(String name) {
        return SymbolAtom.symbols.containsKey(name);
    }

    private static Optional<FormulaShape> draw(String latex, boolean display) {
        int style = display ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
        Box box = new TeXFormula(latex)
                .createTeXIcon(style, (float) FormulaShape.FONT)
                .getBox();
        if (!(box.getWidth() <= LARGEST && box.getHeight() + box.getDepth() <= LARGEST)) {
            return Optional.empty();
        }
        OutlineGraphics graphics = new OutlineGraphics();
        graphics.scale(FormulaShape.FONT, FormulaShape.FONT);
        box.draw(graphics, 0, box.getHeight());
        return Optional.of(new FormulaShape(
                graphics.outline(),
                box.getWidth() * FormulaShape.FONT,
                box.getHeight() * FormulaShape.FONT,
                box.getDepth() * FormulaShape.FONT));
    }
}
