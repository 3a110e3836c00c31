package app.hearth.desktop.shell;

import app.hearth.common.account.User;
import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyWords;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The frame of the window: sidebar, middle, and what they have to say about the place.
public final class ShellView {
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final ShellViewModel model;
    private final Contents contents;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private StackPane layers;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox sidebar;

    @FXML
    private MenuButton person;

    @FXML
    private MenuItem settingsItem;

    @FXML
    private MenuItem usageItem;

    @FXML
    private MenuItem aboutItem;

    @FXML
    private MenuItem lockItem;

    @FXML
    private MenuItem signOutItem;

    @FXML
    private Tooltip newTip;

    @FXML
    private Tooltip settingsTip;

    @FXML
    private MenuItem choosePerson;

    @FXML
    private StackPane conversations;

    @FXML
    private Region dot;

    @FXML
    private Label placeLabel;

    @FXML
    private HBox banner;

    @FXML
    private FontIcon bannerIcon;

    @FXML
    private Label bannerText;

    @FXML
    private Button bannerButton;

    @FXML
    private Button unfold;

    @FXML
    private HBox demoBanner;

    @FXML
    private StackPane notice;

    @FXML
    private StackPane middle;

    @FXML
    private StackPane cover;

    public ShellView(ShellViewModel model, Contents contents) {
        this.model = model;
        this.contents = contents;
        root = Views.load(this);
    }

    /// What the features put into the frame; `notice` stands above whatever fills the middle, while it has something
    /// to say; `palette` lies over everything while it is open, `keys` says whether it knew the keys pressed, and
    /// `words` what they are.
    public record Contents(
            Parent conversations,
            Parent notice,
            Parent chat,
            Parent settings,
            Parent usage,
            Parent about,
            Parent firstKey,
            Parent palette,
            Predicate<KeyEvent> keys,
            KeyWords words) {}

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        layers.getChildren().add(contents.palette());
        conversations.getChildren().setAll(contents.conversations());
        notice.getChildren().setAll(contents.notice());
        model.user().subscribe(this::greet);
        model.others().addListener((ListChangeListener<OtherPerson>) _ -> offerOthers());
        model.place().subscribe(this::showPlace);
        model.page().subscribe(_ -> showPage());
        model.needsKey().subscribe(_ -> showPage());
        Views.show(demoBanner, model.demo());
        frame.widthProperty().subscribe(width -> model.narrow().set(tooNarrow(width.doubleValue())));
        model.narrow().subscribe(_ -> layOut());
        model.sidebar().subscribe(_ -> layOut());
        cover.setOnMouseClicked(_ -> model.closeTop());
        frame.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        person.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressedOnMenu);
        nameKeys();
    }

    /// The keys outlive the window of a person, and must not hold on to it.
    private void nameKeys() {
        KeyWords words = contents.words();
        var shown = layers.sceneProperty().map(_ -> true).orElse(false);
        words.beside(CommandId.SETTINGS).when(shown).subscribe(settingsItem::setAccelerator);
        words.beside(CommandId.USAGE).when(shown).subscribe(usageItem::setAccelerator);
        words.beside(CommandId.ABOUT).when(shown).subscribe(aboutItem::setAccelerator);
        words.beside(CommandId.OTHERS).when(shown).subscribe(choosePerson::setAccelerator);
        words.beside(CommandId.LOCK).when(shown).subscribe(lockItem::setAccelerator);
        words.beside(CommandId.SIGN_OUT).when(shown).subscribe(signOutItem::setAccelerator);
        words.tip(resources.getString("new"), CommandId.NEW).when(shown).subscribe(newTip::setText);
        words.tip(resources.getString("settings.tip"), CommandId.SETTINGS)
                .when(shown)
                .subscribe(settingsTip::setText);
    }

    private static boolean tooNarrow(double width) {
        return width > 0 && width < ShellViewModel.FOLDS_BELOW;
    }

    private void greet(User user) {
        person.setText(user.displayName());
        person.setGraphic(Avatar.of(user.displayName(), user.avatarColor(), 24));
    }

    /// The others stand above the way to somebody new.
    private void offerOthers() {
        List<MenuItem> items = person.getItems();
        items.removeIf(item -> item.getUserData() instanceof OtherPerson);
        List<MenuItem> offered = model.others().stream().map(this::item).toList();
        items.addAll(items.indexOf(choosePerson), offered);
    }

    private MenuItem item(OtherPerson other) {
        MenuItem item = new MenuItem(other.name(), Avatar.of(other.name(), other.color(), 20));
        item.setMnemonicParsing(false);
        item.setUserData(other);
        item.setOnAction(_ -> model.switchTo(other));
        return item;
    }

    private void showPlace(PlaceState state) {
        dot.pseudoClassStateChanged(AWAY, state != PlaceState.THERE);
        placeLabel.setText(resources.getString("place.here"));
        placeLabel.setAccessibleText(
                resources.getString(state == PlaceState.THERE ? "place.here.there" : "place.here.away"));
        Views.show(banner, state != PlaceState.THERE);
        bannerText.setText(
                switch (state) {
                    case THERE -> "";
                    case AWAY -> resources.getString("banner.away");
                    case REVOKED -> resources.getString("banner.revoked");
                    case EXPIRED -> resources.getString("banner.expired");
                });
        bannerIcon.setIconCode(state.ended() ? Feather.LOG_OUT : Feather.WIFI_OFF);
        Views.show(bannerButton, state.ended());
    }

    private void showPage() {
        Node page = switch (model.page().get()) {
            case SETTINGS -> contents.settings();
            case USAGE -> contents.usage();
            case ABOUT -> contents.about();
            case CHAT -> model.needsKey().get() ? contents.firstKey() : contents.chat();
        };
        if (!middle.getChildren().equals(List.of(page))) {
            middle.getChildren().setAll(page);
        }
    }

    private void layOut() {
        boolean over = model.narrow().get();
        boolean shown = model.sidebar().get();
        frame.setLeft(over || !shown ? null : sidebar);
        cover.getChildren().setAll(over && shown ? List.of(sidebar) : List.of());
        cover.setVisible(over && shown);
        Views.show(unfold, !shown || over);
    }

    private void keyPressed(KeyEvent event) {
        boolean escape = event.getCode() == KeyCode.ESCAPE;
        if (escape ? model.closeTop() : contents.keys().test(event)) {
            event.consume();
        }
    }

    /// A menu button keeps Escape to itself, also when its menu is closed and what it led to is what should close.
    private void keyPressedOnMenu(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !person.isShowing()) {
            keyPressed(event);
        }
    }

    @FXML
    private void startNew() {
        model.startNew();
    }

    @FXML
    private void showSettings() {
        model.showSettings();
    }

    @FXML
    private void showUsage() {
        model.showUsage();
    }

    @FXML
    private void showAbout() {
        model.showAbout();
    }

    @FXML
    private void choosePerson() {
        model.choosePerson();
    }

    @FXML
    private void lock() {
        model.lock();
    }

    @FXML
    private void signOut() {
        model.signOut();
    }

    @FXML
    private void signInAgain() {
        model.signInAgain();
    }

    @FXML
    private void unfold() {
        model.sidebar().set(true);
    }
}
