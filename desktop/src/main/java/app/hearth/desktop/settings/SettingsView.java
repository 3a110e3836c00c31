package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything a person can set, page by page: keys and how it looks, their own account, and the server for whoever
/// looks after it.
public final class SettingsView {
    private final Models models;
    private final Others others;
    private final Runnable close;
    private final Parent root;
    private final ToggleGroup appearances = new ToggleGroup();
    private final ToggleGroup pages = new ToggleGroup();

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
    private ToggleButton generalTab;

    @FXML
    private ToggleButton accountTab;

    @FXML
    private ToggleButton promptsTab;

    @FXML
    private ToggleButton councilsTab;

    @FXML
    private ToggleButton keyboardTab;

    @FXML
    private HBox lockChoices;

    @FXML
    private VBox general;

    @FXML
    private ToggleButton householdTab;

    @FXML
    private StackPane window;

    @FXML
    private StackPane network;

    @FXML
    private StackPane other;

    /// `close` leads back to the conversations.
    public SettingsView(Models models, Others others, Runnable close) {
        this.models = models;
        this.others = others;
        this.close = close;
        root = Views.load(this);
    }

    /// What the parts of the page show.
    public record Models(KeysViewModel keys, WindowViewModel window, NetworkViewModel network) {}

    /// The pages of other features: the person's own account, what models are told, their councils, the keys, and the
    /// server, for as long as they look after it.
    public record Others(
            Parent account,
            Parent prompts,
            Parent councils,
            Parent keyboard,
            Parent household,
            ObservableBooleanValue administers) {}

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        initializeKeys();
        initializeAppearance();
        initializeLock();
        window.getChildren().setAll(new WindowView(models.window()).root());
        network.getChildren().setAll(new NetworkView(models.network()).root());
        pages.getToggles().setAll(generalTab, accountTab, promptsTab, councilsTab, keyboardTab, householdTab);
        show(generalTab);
        others.administers().subscribe(this::offerHousehold);
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
        models.window().appearance().when(inWindow()).subscribe(chosen -> appearances.selectToggle(toggle(chosen)));
    }

    private void initializeLock() {
        ToggleGroup choices = new ToggleGroup();
        List<LockAfter> offered = List.of(LockAfter.values());
        for (LockAfter choice : offered) {
            ToggleButton button = new ToggleButton(resources.getString("lock." + choice.minutes()));
            button.getStyleClass().add(pill(offered.indexOf(choice), offered.size()));
            button.setUserData(choice);
            button.setToggleGroup(choices);
            button.setOnAction(_ -> {
                choices.selectToggle(button); // a click on what is chosen already would take the choice away
                models.window().lockAfter().set(choice);
            });
            lockChoices.getChildren().add(button);
        }
        models.window()
                .lockAfter()
                .when(inWindow())
                .subscribe(chosen -> choices.selectToggle(choices.getToggles().get(offered.indexOf(chosen))));
    }

    private static String pill(int place, int of) {
        if (place == 0) {
            return "left-pill";
        }
        return place == of - 1 ? "right-pill" : "center-pill";
    }

    /// What stays when the person goes must not hold on to the page they have left.
    private ObservableValue<Boolean> inWindow() {
        return general.sceneProperty().map(_ -> true).orElse(false);
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
        models.window().appearance().set(appearance);
    }

    /// Whoever looks after the server no more is led away from its page.
    private void offerHousehold(boolean offered) {
        Views.show(householdTab, offered);
        if (!offered && householdTab.isSelected()) {
            show(generalTab);
        }
    }

    /// A click on the page that is shown would take the choice away. The other pages are in the window only while they
    /// are shown, so that they can read what they list when they come.
    private void show(ToggleButton page) {
        pages.selectToggle(page);
        Views.show(general, page.equals(generalTab));
        Views.show(other, !page.equals(generalTab));
        other.getChildren().setAll(otherPage(page));
    }

    private List<Parent> otherPage(ToggleButton page) {
        if (page.equals(accountTab)) {
            return List.of(others.account());
        }
        if (page.equals(promptsTab)) {
            return List.of(others.prompts());
        }
        if (page.equals(councilsTab)) {
            return List.of(others.councils());
        }
        if (page.equals(keyboardTab)) {
            return List.of(others.keyboard());
        }
        return page.equals(householdTab) ? List.of(others.household()) : List.of();
    }

    @FXML
    private void showGeneral() {
        show(generalTab);
    }

    /// The person's own account.
    @FXML
    public void showAccount() {
        show(accountTab);
    }

    @FXML
    private void showPrompts() {
        show(promptsTab);
    }

    @FXML
    private void showCouncils() {
        show(councilsTab);
    }

    /// The list of keys.
    @FXML
    public void showKeyboard() {
        show(keyboardTab);
    }

    @FXML
    private void showHousehold() {
        show(householdTab);
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
    private void close() {
        close.run();
    }
}
