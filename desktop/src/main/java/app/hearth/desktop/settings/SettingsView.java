package app.hearth.desktop.settings;

import app.hearth.common.account.User;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.AvatarColors;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything a person can set: keys, how it looks, who they are.
public final class SettingsView {
    private final Models models;
    private final Runnable close;
    private final Parent root;
    private final ToggleGroup appearances = new ToggleGroup();
    private final ToggleGroup colors = new ToggleGroup();

    @FXML
    private ResourceBundle resources;

    @FXML
    private VBox rows;

    @FXML
    private Label noKeys;

    @FXML
    private Notice keysNotice;

    @FXML
    private StackPane form;

    @FXML
    private ToggleButton system;

    @FXML
    private ToggleButton light;

    @FXML
    private ToggleButton dark;

    @FXML
    private StackPane avatar;

    @FXML
    private TextField name;

    @FXML
    private HBox colorChoices;

    @FXML
    private Notice accountNotice;

    @FXML
    private Label username;

    /// `close` leads back to the conversations.
    public SettingsView(Models models, Runnable close) {
        this.models = models;
        this.close = close;
        root = Views.load(this);
    }

    /// What the parts of the page show.
    public record Models(KeysViewModel keys, AppearanceViewModel appearance, AccountViewModel account) {}

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        initializeKeys();
        initializeAppearance();
        initializeAccount();
    }

    private void initializeKeys() {
        KeysViewModel keys = models.keys();
        keys.rows().addListener((ListChangeListener<KeyRow>) _ -> showRows());
        keys.loaded().subscribe(_ -> showRows());
        keysNotice.follow(keys.failure());
        form.getChildren().setAll(new KeyFormView(new KeyFormViewModel(keys)).root());
    }

    private void showRows() {
        List<? extends Node> nodes = models.keys().rows().stream()
                .map(row -> new KeyRowView(row, models.keys()).root())
                .toList();
        rows.getChildren().setAll(nodes);
        boolean none = models.keys().loaded().get() && nodes.isEmpty();
        Views.show(noKeys, none);
        Views.show(rows, !nodes.isEmpty());
    }

    private void initializeAppearance() {
        appearances.getToggles().setAll(system, light, dark);
        models.appearance().chosen().subscribe(chosen -> appearances.selectToggle(toggle(chosen)));
    }

    private ToggleButton toggle(Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> system;
            case LIGHT -> light;
            case DARK -> dark;
        };
    }

    /// A click on what is chosen already would take the choice away.
    private void choose(Appearance appearance) {
        appearances.selectToggle(toggle(appearance));
        models.appearance().choose(appearance);
    }

    private void initializeAccount() {
        AccountViewModel account = models.account();
        name.textProperty().bindBidirectional(account.name());
        name.focusedProperty().subscribe(focused -> {
            if (!focused) {
                account.saveName();
            }
        });
        AvatarColors.all().forEach(color -> colorChoices.getChildren().add(swatch(color)));
        account.user().subscribe(this::show);
        account.failure().subscribe(_ -> mark(account.user().get())); // what could not be kept is not chosen
        accountNotice.follow(account.failure());
    }

    private ToggleButton swatch(String color) {
        ToggleButton swatch = new ToggleButton("", Avatar.swatch(color, 20));
        swatch.getStyleClass().add("swatch");
        swatch.setUserData(color);
        swatch.setToggleGroup(colors);
        int number = colorChoices.getChildren().size() + 1;
        swatch.setAccessibleText(resources.getString("you.color") + " " + number);
        swatch.setOnAction(_ -> {
            colors.selectToggle(swatch); // as above
            models.account().choose(color);
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
    private void chooseSystem() {
        choose(Appearance.SYSTEM);
    }

    @FXML
    private void chooseLight() {
        choose(Appearance.LIGHT);
    }

    @FXML
    private void chooseDark() {
        choose(Appearance.DARK);
    }

    @FXML
    private void saveName() {
        models.account().saveName();
    }

    @FXML
    private void close() {
        close.run();
    }
}
