package app.hearth.desktop.chat;

import app.hearth.desktop.council.CouncilView;
import app.hearth.desktop.council.CouncilViewModel;
import app.hearth.desktop.fx.Views;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What opens beside a conversation and over it: the overview of its branches, two answers that are compared, and a
/// council. For the JavaFX thread.
final class ChatSheets {
    private final OverviewViewModel branches;
    private final CompareViewModel compared;
    private final MessageJump jump;
    private final Runnable back;
    private final OverviewView overview;
    private final CompareView compare;
    private final CouncilViewModel councils;
    private final CouncilView council;
    private @Nullable SideSheet sheet;

    /// @param council shows the one that is looked at
    ChatSheets(ChatViewModel chat, ComparedAnswer.Surroundings around, CouncilView council, Ways ways) {
        Branches branches = chat.branches();
        this.branches = branches.overview();
        this.compared = branches.compare();
        this.councils = chat.council();
        this.council = council;
        this.jump = ways.jump();
        this.back = ways.back();
        this.overview = new OverviewView(this.branches, around.heads(), this::chosen, this.back);
        this.compare = new CompareView(around, this.jump::to);
    }

    /// @param jump brings what has been chosen into sight
    /// @param back puts the focus where it is when these are closed
    record Ways(MessageJump jump, Runnable back) {}

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
            if (before == null && now != null) {
                cover(layers, under, compare.root());
                compare.enter();
            } else if (before != null && now == null) {
                uncover(layers, under, compare.root());
            }
        });
        councils.shownProperty().subscribe((before, now) -> {
            if (before == null && now != null) {
                cover(layers, under, council.root());
                council.enter();
            } else if (before != null && now == null) {
                uncover(layers, under, council.root());
            }
        });
    }

    private static void cover(StackPane layers, Node under, Node sheet) {
        under.setVisible(false);
        layers.getChildren().add(sheet);
        layers.layout(); // which tells whether there is room for all
    }

    private void uncover(StackPane layers, Node under, Node sheet) {
        layers.getChildren().remove(sheet);
        under.setVisible(layers.getChildren().size() == 1);
        back.run();
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
