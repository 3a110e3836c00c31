package app.hearth.desktop.quick;

import app.hearth.common.account.User;
import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands at the head of the small window: whose it is, and the way to the large one. For the JavaFX thread.
public final class QuickHead {
    private static final double MARK = 24;

    private final ResourceBundle texts = Views.texts(QuickHead.class);
    private final HBox who;
    private final Button way = new Button();

    /// @param toLarge goes on in the large window
    public QuickHead(User user, Runnable toLarge) {
        Label name = new Label(user.displayName());
        name.getStyleClass().add("chat-title");
        name.setMinWidth(0);
        who = new HBox(8, Avatar.of(user.displayName(), user.avatarColor(), MARK), name);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(0);
        way.setGraphic(new FontIcon(Feather.MAXIMIZE_2));
        way.getStyleClass().add("quiet-icon");
        way.setAccessibleText(texts.getString("large"));
        way.setTooltip(new Tooltip(texts.getString("large")));
        way.setOnAction(_ -> toLarge.run());
    }

    /// What the window is called.
    public String title() {
        return texts.getString("title");
    }

    public Node who() {
        return who;
    }

    public Node way() {
        return way;
    }
}
