package app.hearth.desktop.usage;

import app.hearth.desktop.fx.Views;
import app.hearth.desktop.usage.Bars.Bar;
import app.hearth.desktop.usage.Bars.Piece;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Bars of pieces on lines with amounts. The arrow keys walk from bar to bar; what the present one stands for is the
/// [#readout], which a screen reader hears. For the JavaFX thread.
public final class BarsView extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int NONE = -1;
    private static final double GAP = 8;
    private static final double LONGEST_SHARE = 0.7;
    private static final double WIDEST = 32;

    private final List<Region> lines = List.of(line(), line(), line());
    private final List<Label> amounts = List.of(label(), label(), label());
    private final List<Column> columns = new ArrayList<>();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private BigDecimal scale = BigDecimal.ONE;
    private String summary = "";
    private int chosen = NONE;

    public BarsView() {
        getStyleClass().add("bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleHelp(Views.texts(BarsView.class).getString("chart.walk"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                choose(NONE);
            }
        });
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("bars-line");
        return line;
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().add("bars-label");
        return label;
    }

    /// One bar on the screen: the whole height for the mouse, its pieces, and the label under it.
    private record Column(Region whole, List<Region> pieces, List<Double> shares, Label label, String words) {}

    /// The bar that is chosen in words, or the whole chart in a sentence.
    ReadOnlyStringProperty readout() {
        return readout.getReadOnlyProperty();
    }

    /// Shows these bars; `label` is what stands under one, `words` what is said of it, `all` of the whole chart.
    void show(Bars bars, Measure measure, Function<Bar, String> label, Function<Bar, String> words, String all) {
        scale = bars.scale();
        summary = all;
        BigDecimal half = scale.divide(BigDecimal.TWO);
        List<BigDecimal> marks = List.of(BigDecimal.ZERO, half, scale);
        for (int i = 0; i < marks.size(); i++) {
            amounts.get(i).setText(measure.shortWords(marks.get(i)));
        }
        columns.clear();
        bars.bars().forEach(bar -> columns.add(column(bar, label.apply(bar), words.apply(bar))));
        getChildren().setAll(lines);
        getChildren().addAll(amounts);
        columns.forEach(column -> {
            getChildren().addAll(column.whole(), column.label());
            getChildren().addAll(column.pieces());
        });
        choose(NONE);
    }

    private Column column(Bar bar, String label, String words) {
        Region whole = new Region();
        whole.getStyleClass().add("bars-whole");
        Tooltip tooltip = new Tooltip(words);
        Tooltip.install(whole, tooltip);
        List<Region> pieces = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (Piece piece : bar.pieces()) {
            Region color = new Region();
            color.getStyleClass()
                    .addAll("bars-piece", "chart-color-" + piece.series().color());
            color.setMouseTransparent(true);
            pieces.add(color);
            shares.add(piece.amount().divide(scale, MathContext.DECIMAL32).doubleValue());
        }
        Label under = label();
        under.setText(label);
        return new Column(whole, pieces, shares, under, words);
    }

    private void keyPressed(KeyEvent event) {
        if (columns.isEmpty()) {
            return;
        }
        int last = columns.size() - 1;
        int wanted = switch (event.getCode()) {
            case LEFT -> chosen == NONE ? last : Math.max(0, chosen - 1);
            case RIGHT -> chosen == NONE ? 0 : Math.min(last, chosen + 1);
            case HOME -> 0;
            case END -> last;
            default -> NONE;
        };
        if (wanted != NONE) {
            choose(wanted);
            event.consume();
        }
    }

    private void choose(int wanted) {
        chosen = wanted;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).whole().pseudoClassStateChanged(CHOSEN, i == chosen);
        }
        readout.set(chosen == NONE ? summary : columns.get(chosen).words().replace("\n", "  ·  "));
        setAccessibleText(readout.get());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    @Override
    protected void layoutChildren() {
        double left = snapSizeX(amounts.stream()
                        .mapToDouble(it -> it.prefWidth(-1))
                        .max()
                        .orElse(0))
                + GAP;
        double under = snapSizeY(amounts.getFirst().prefHeight(-1));
        double top = under / 2;
        double height = getHeight() - top - under - GAP;
        for (int i = 0; i < lines.size(); i++) {
            double y = snapPositionY(top + height - height * i / (lines.size() - 1));
            lines.get(i).resizeRelocate(left, y, getWidth() - left, 1);
            Label amount = amounts.get(i);
            double width = amount.prefWidth(-1);
            amount.resizeRelocate(left - GAP - width, y - under / 2, width, under);
        }
        layoutColumns(new Room(left, top, getWidth() - left, height));
    }

    /// Where the bars stand.
    private record Room(double left, double top, double width, double height) {}

    private void layoutColumns(Room room) {
        double width = room.width() / Math.max(1, columns.size());
        double widest = columns.stream()
                        .mapToDouble(it -> it.label().prefWidth(-1))
                        .max()
                        .orElse(0)
                + GAP;
        int every = (int) Math.max(1, Math.ceil(widest / width));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = room.left() + i * width;
            column.whole().resizeRelocate(x, room.top(), width, room.height());
            layoutPieces(column, x, width, room);
            Label label = column.label();
            label.setVisible(i % every == 0);
            double words = label.prefWidth(-1);
            double place = Math.clamp(x + (width - words) / 2, 0, Math.max(0, getWidth() - words));
            label.resizeRelocate(
                    snapPositionX(place), room.top() + room.height() + GAP / 2, words, label.prefHeight(-1));
        }
    }

    /// From the bottom up; whatever took something is seen, and a hair of the ground lies between two pieces.
    private void layoutPieces(Column column, double x, double width, Room room) {
        double thick = snapSizeX(Math.min(WIDEST, width * LONGEST_SHARE));
        double from = snapPositionX(x + (width - thick) / 2);
        double bottom = room.top() + room.height();
        for (int i = 0; i < column.pieces().size(); i++) {
            double high = Math.max(1, snapSizeY(room.height() * column.shares().get(i)));
            column.pieces().get(i).resizeRelocate(from, bottom - high, thick, Math.max(1, high - 1));
            bottom -= high;
        }
    }
}
