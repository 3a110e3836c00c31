package app.hearth.desktop.fx;

/// The outline of a formula, as the content of an SVG path.
///
/// @param width how wide it is, in pixels at [#FONT]
/// @param height from its top to the line on which the text stands
/// @param depth from there to its end
record FormulaShape(String outline, double width, double height, double depth) {
    /// The height of the font for which it is made.
    static final double FONT = 16;
}
