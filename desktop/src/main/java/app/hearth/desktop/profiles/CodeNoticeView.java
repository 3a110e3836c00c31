package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.KeepsakeView;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// A calm line above whatever one does, as long as the recovery code is not kept; the code itself unfolds under it.
public final class CodeNoticeView {
    private final CodeNoticeViewModel model;
    private final Runnable makeAnother;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label words;

    @FXML
    private Hyperlink act;

    @FXML
    private StackPane code;

    /// `makeAnother` leads to where a new code is made.
    public CodeNoticeView(CodeNoticeViewModel model, Runnable makeAnother) {
        this.model = model;
        this.makeAnother = makeAnother;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.state().subscribe(_ -> show());
        model.open().subscribe(_ -> show());
    }

    private void show() {
        CodeNoticeViewModel.State state = model.state().get();
        boolean gone = state == CodeNoticeViewModel.State.GONE;
        boolean open = model.open().get();
        Views.show(words.getParent().getParent(), state != CodeNoticeViewModel.State.KEPT);
        words.setText(resources.getString(gone ? "keep.gone" : "keep.waits"));
        act.setText(resources.getString(gone ? "keep.another" : open ? "keep.hide" : "keep.show"));
        code.getChildren()
                .setAll(model.code().filter(_ -> open).stream()
                        .map(kept -> new KeepsakeView(kept, resources.getString("keep.done"), model::done).root())
                        .toList());
        Views.show(code.getParent(), open);
    }

    @FXML
    private void act() {
        if (model.state().get() == CodeNoticeViewModel.State.GONE) {
            makeAnother.run();
        } else {
            model.open().set(!model.open().get());
        }
    }
}
