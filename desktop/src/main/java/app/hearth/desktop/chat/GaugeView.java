package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.text.NumberFormat;
import java.util.ResourceBundle;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Shows how full the model is with this conversation: a bar and a percentage, and on pointing at it the numbers. For
/// the JavaFX thread.
final class GaugeView extends HBox {
    private static final double NEARLY = 0.9;
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();
    private final Tooltip tip = new Tooltip();
    private final ResourceBundle texts = Views.texts(GaugeView.class);

    GaugeView(ContextGauge gauge) {
        getStyleClass().add("gauge");
        setMinWidth(USE_PREF_SIZE);
        setFocusTraversable(true);
        getChildren().addAll(bar, words);
        Tooltip.install(this, tip);
        gauge.filling().subscribe(filling -> {
            Views.show(this, filling.isPresent());
            filling.ifPresent(this::show);
        });
    }

    private void show(ContextGauge.Filling filling) {
        double part = filling.part();
        bar.setProgress(Math.min(1, part));
        words.setText(
                part > 0 && part < 0.01
                        ? texts.getString("gauge.least")
                        : NumberFormat.getPercentInstance().format(Math.min(1, part)));
        pseudoClassStateChanged(FULL, part >= NEARLY);
        NumberFormat number = NumberFormat.getIntegerInstance();
        String numbers = texts.getString("gauge.tip")
                .formatted(number.format(filling.tokens()), number.format(filling.room()), filling.model());
        String all = part >= NEARLY ? numbers + " " + texts.getString("gauge.full") : numbers;
        tip.setText(all);
        setAccessibleText(all);
    }
}
