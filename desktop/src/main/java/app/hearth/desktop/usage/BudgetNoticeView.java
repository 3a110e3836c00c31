package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/// A calm line above whatever one does, while the budget nears its end or is used up.
public final class BudgetNoticeView {
    private final BudgetNoticeViewModel model;
    private final Runnable details;
    private final Parent root;

    @FXML
    private Label words;

    /// `details` leads to the page with all of it.
    public BudgetNoticeView(BudgetNoticeViewModel model, Runnable details) {
        this.model = model;
        this.details = details;
        root = Views.load(this);
        model.shown().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    private void show(Optional<Budget> budget) {
        words.setText(budget.map(it -> model.words().what(it) + ".").orElse(""));
        Views.show(root, budget.isPresent());
    }

    @FXML
    private void details() {
        details.run();
    }

    @FXML
    private void putAway() {
        model.putAway();
    }
}
