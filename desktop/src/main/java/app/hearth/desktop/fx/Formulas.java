package app.hearth.desktop.fx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Formulas that have been drawn, and one thread that draws further ones. A formula that would never be finished holds
/// up the ones after it, which then are shown as they are written, and nothing else. For the JavaFX thread.
public final class Formulas {
    private static final int KEPT = 1_000;
    private static final ExecutorService DRAWING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("formulas").factory());
    private static final Map<Formula, Optional<FormulaShape>> DRAWN = Collections.synchronizedMap(new Kept());

    private Formulas() {}

    private record Formula(String latex, boolean display) {}

    private static final class Kept extends LinkedHashMap<Formula, Optional<FormulaShape>> {
        private static final long serialVersionUID = 1;

        private Kept() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Formula, Optional<FormulaShape>> eldest) {
            return size() > KEPT;
        }
    }

    /// Keeps none of those drawn so far: they belong to who goes.
    public static void forget() {
        DRAWN.clear();
    }

    /// Hands over the shape of a formula, at once when it is known; never when it cannot be drawn.
    static void draw(String latex, boolean display, Consumer<FormulaShape> taker) {
        Formula formula = new Formula(latex, display);
        Optional<FormulaShape> known = DRAWN.get(formula);
        if (known != null) {
            known.ifPresent(taker);
            return;
        }
        DRAWING.execute(() -> {
            Optional<FormulaShape> shape = FormulaShapes.of(latex, display);
            DRAWN.put(formula, shape);
            shape.ifPresent(drawn -> Platform.runLater(() -> taker.accept(drawn)));
        });
    }
}
