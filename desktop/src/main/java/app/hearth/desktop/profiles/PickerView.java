package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.Views;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;

/// Who is it today? Shows only people who have used this desktop.
final class PickerView {
    private final Entrance entrance;
    private final List<RememberedProfile> profiles;
    private final Parent root;

    @FXML
    private FlowPane people;

    PickerView(Entrance entrance, List<RememberedProfile> profiles) {
        this.entrance = entrance;
        this.profiles = profiles;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        people.getChildren().setAll(profiles.stream().map(this::person).toList());
    }

    private Node person(RememberedProfile profile) {
        Button button = new Button(profile.name(), Avatar.of(profile.name(), profile.color(), 72));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("person-tile");
        button.setOnAction(_ -> entrance.enter(profile));
        return button;
    }

    @FXML
    private void makeProfile() {
        entrance.makeProfile(true);
    }

    @FXML
    private void signIn() {
        entrance.signIn();
    }
}
