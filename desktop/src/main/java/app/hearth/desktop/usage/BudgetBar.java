package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.desktop.fx.Views;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// How much of a budget is spent, as a bar and in words. For the JavaFX thread.
public final class BudgetBar extends VBox {
    private static final PseudoClass LIMITED = PseudoClass.getPseudoClass("limited");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass EXCEEDED = PseudoClass.getPseudoClass("exceeded");

    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label whatToDo = new Label();

    public BudgetBar() {
        getStyleClass().add("budget");
        what.getStyleClass().add("budget-what");
        what.setWrapText(true);
        whatToDo.getStyleClass().add("text-quiet");
        whatToDo.setWrapText(true);
        bar.getStyleClass().add("budget-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(what, bar, whatToDo);
    }

    void show(Budget budget, BudgetWords words) {
        what.setText(words.what(budget));
        whatToDo.setText(words.whatToDo(budget));
        bar.setProgress(BudgetWords.share(budget));
        bar.setAccessibleText(what.getText());
        pseudoClassStateChanged(LIMITED, budget.monthlyUsd() != null);
        pseudoClassStateChanged(WARNING, budget.state() == BudgetState.WARNING);
        pseudoClassStateChanged(EXCEEDED, budget.state() == BudgetState.EXCEEDED);
        Views.show(bar, budget.monthlyUsd() != null);
        Views.show(whatToDo, !whatToDo.getText().isEmpty());
    }
}
