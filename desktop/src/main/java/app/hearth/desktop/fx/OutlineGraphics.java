package app.hearth.desktop.fx;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/// Takes down the outlines of what is drawn, and no colours.
final class OutlineGraphics extends PlainGraphics {
    private static final double PRECISION = 100;
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    private final StringBuilder outline = new StringBuilder();
    private AffineTransform transform = new AffineTransform();
    private Stroke stroke = new BasicStroke();
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);
    private Color color = Color.BLACK;

    /// What was drawn so far, as the content of an SVG path; to be filled by the non-zero rule.
    String outline() {
        return outline.toString();
    }

    @Override
    public void fill(Shape shape) {
        Shape drawn = shape instanceof Rectangle2D box ? clockwise(box) : shape;
        double[] at = new double[6];
        for (PathIterator part = drawn.getPathIterator(transform); !part.isDone(); part.next()) {
            switch (part.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> write('M', at, 2);
                case PathIterator.SEG_LINETO -> write('L', at, 2);
                case PathIterator.SEG_QUADTO -> write('Q', at, 4);
                case PathIterator.SEG_CUBICTO -> write('C', at, 6);
                default -> outline.append('Z');
            }
        }
    }

    /// The way round of the letters of TrueType fonts, so that a line over a letter does not cut it out.
    private static Shape clockwise(Rectangle2D box) {
        Path2D path = new Path2D.Double();
        path.moveTo(box.getMinX(), box.getMinY());
        path.lineTo(box.getMaxX(), box.getMinY());
        path.lineTo(box.getMaxX(), box.getMaxY());
        path.lineTo(box.getMinX(), box.getMaxY());
        path.closePath();
        return path;
    }

    private void write(char command, double[] at, int count) {
        outline.append(command);
        for (int index = 0; index < count; index++) {
            outline.append(index == 0 ? "" : " ").append(Math.round(at[index] * PRECISION) / PRECISION);
        }
    }

    @Override
    public void draw(Shape shape) {
        fill(stroke.createStrokedShape(shape));
    }

    @Override
    public void drawChars(char[] data, int offset, int length, int x, int y) {
        drawString(new String(data, offset, length), (float) x, (float) y);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        drawGlyphVector(font.createGlyphVector(FRACTIONAL, text), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void drawLine(int fromX, int fromY, int toX, int toY) {
        draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform now) {
        transform = new AffineTransform(now);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setStroke(Stroke now) {
        stroke = now;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font now) {
        font = now;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return FRACTIONAL;
    }

    @Override
    public void setColor(Color now) {
        color = now;
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }

    @Override
    public Paint getPaint() {
        return color;
    }
}
