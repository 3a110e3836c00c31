package app.hearth.desktop.account;

import app.hearth.common.account.User;
import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.AvatarColors;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Who the person is: name, e-mail address and colour. What was typed is saved when the field is left.
final class YouView {
    private final AccountViewModel model;
    private final Parent root;
    private final ToggleGroup colors = new ToggleGroup();

    @FXML
    private ResourceBundle resources;

    @FXML
    private StackPane avatar;

    @FXML
    private TextField name;

    @FXML
    private Label username;

    @FXML
    private TextField email;

    @FXML
    private Label emailProblem;

    @FXML
    private HBox colorChoices;

    @FXML
    private Notice notice;

    YouView(AccountViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.name());
        Fields.onLeaving(name, model::saveName);
        Fields.bind(email, emailProblem, model.email(), model.emailProblem(), model::saveEmail);
        AvatarColors.all().forEach(color -> colorChoices.getChildren().add(swatch(color)));
        model.user().subscribe(this::show);
        model.failure().subscribe(_ -> mark(model.user().get())); // what could not be kept is not chosen
        notice.follow(model.failure());
    }

    private ToggleButton swatch(String color) {
        ToggleButton swatch = new ToggleButton("", Avatar.swatch(color, 20));
        swatch.getStyleClass().add("swatch");
        swatch.setUserData(color);
        swatch.setToggleGroup(colors);
        int number = colorChoices.getChildren().size() + 1;
        swatch.setAccessibleText(resources.getString("you.color") + " " + number);
        swatch.setOnAction(_ -> {
            colors.selectToggle(swatch); // a click on what is chosen already would take the choice away
            model.choose(color);
        });
        return swatch;
    }

    private void show(User user) {
        avatar.getChildren().setAll(Avatar.of(user.displayName(), user.avatarColor(), 48));
        username.setText(user.username());
        mark(user);
    }

    private void mark(User user) {
        String color = AvatarColors.known(user.avatarColor());
        colors.getToggles().stream()
                .filter(toggle -> color.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(colors::selectToggle);
    }

    @FXML
    private void saveName() {
        model.saveName();
    }

    @FXML
    private void saveEmail() {
        model.saveEmail();
    }
}
