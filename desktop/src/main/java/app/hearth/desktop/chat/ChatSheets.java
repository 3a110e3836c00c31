package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What opens beside a conversation and over it: the overview of its branches, and two answers that are compared. For
/// the JavaFX thread.
final class ChatSheets {
    private final OverviewViewModel branches;
    private final CompareViewModel compared;
    private final MessageJump jump;
    private final Runnable back;
    private final OverviewView overview;
    private final CompareView compare;
    private @Nullable SideSheet sheet;

    /// @param jump brings what has been chosen into sight
    /// @param back puts the focus where it is when these are closed
    ChatSheets(Branches branches, ComparedAnswer.Surroundings around, MessageJump jump, Runnable back) {
        this.branches = branches.overview();
        this.compared = branches.compare();
        this.jump = jump;
        this.back = back;
        this.overview = new OverviewView(this.branches, around.heads(), this::chosen, back);
        this.compare = new CompareView(around, jump::to);
    }

    /// @param frame has the overview as a column
    /// @param layers are covered by what is compared
    /// @param middle is where the overview lies over it when there is no room for a column
    /// @param opens the overview
    void lay(BorderPane frame, StackPane layers, StackPane middle, Button opens) {
        sheet = new SideSheet(frame, middle, overview.root(), branches.shownProperty());
        opens.setOnAction(_ -> toggleOverview());
        opens.setTooltip(new Tooltip(opens.getAccessibleText()));
        branches.forkedProperty().subscribe(forked -> Views.show(opens, forked));
        Node under = layers.getChildren().getFirst();
        compared.pairProperty().subscribe((before, now) -> {
            under.setVisible(now == null);
            if (before == null && now != null) {
                layers.getChildren().add(compare.root());
                layers.layout(); // which tells whether there is room for both
                compare.enter();
            } else if (before != null && now == null) {
                layers.getChildren().remove(compare.root());
                back.run();
            }
        });
    }

    /// What lies over the transcript gives way to what was chosen there.
    private void chosen(ChatMessage message) {
        jump.to(message);
        if (sheet != null && sheet.isOver()) {
            branches.close();
            back.run();
        }
    }

    void compare(Runnable first) {
        if (compare.root().getScene() != null) {
            compared.close();
        } else {
            compared.last().ifPresent(answer -> {
                first.run();
                compared.compare(answer);
            });
        }
    }

    void toggleOverview() {
        branches.toggle();
        if (branches.shownProperty().get()) {
            overview.enter();
        } else {
            back.run();
        }
    }
}
