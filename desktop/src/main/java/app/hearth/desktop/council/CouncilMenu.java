package app.hearth.desktop.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// Where somebody says who sits in the council that is asked next: one that is kept under a name, or whom they choose
/// here, which can be kept, too. For the JavaFX thread.
final class CouncilMenu {
    private final CouncilChoiceViewModel model;
    private final ResourceBundle texts = Views.texts(CouncilMenu.class);
    private final Popup popup = new Popup();
    private final SeatsView seats;
    private final MenuButton kept = new MenuButton();
    private final TextField name = new TextField();
    private final Button keep = new Button();
    private final HBox naming;
    private double right;
    private double bottom;

    /// @param leave puts the focus back to where the question is written
    CouncilMenu(CouncilChoiceViewModel model, Runnable leave) {
        this.model = model;
        this.seats = new SeatsView(model.seats());
        this.naming = new HBox(name, keep);
        dressKept();
        dressNaming();
        VBox box = box();
        box.heightProperty().subscribe(_ -> Platform.runLater(this::stay));
        popup.getContent().add(box);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setOnHidden(_ -> leave.run());
        model.presets().presets().subscribe(_ -> offer());
        model.preset().subscribe(_ -> offer());
        model.seats().rows().subscribe(this::offer);
        model.seats().chair().subscribe(_ -> offer());
    }

    /// A menu that is not open keeps Escape to itself.
    private void dressKept() {
        kept.getStyleClass().addAll("quiet-menu", "choice-kept");
        kept.setMnemonicParsing(false);
        kept.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !kept.isShowing()) {
                popup.hide();
                event.consume();
            }
        });
    }

    private void dressNaming() {
        name.setPromptText(texts.getString("choice.name"));
        name.setAccessibleText(texts.getString("choice.name"));
        name.setOnAction(_ -> keep());
        HBox.setHgrow(name, Priority.ALWAYS);
        keep.setText(texts.getString("choice.keep"));
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(_ -> keep());
        keep.disableProperty().bind(model.saving().blocked());
        naming.getStyleClass().add("choice-naming");
    }

    private VBox box() {
        Label title = new Label(texts.getString("choice.title"));
        title.getStyleClass().add("votes-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, kept);
        head.getStyleClass().add("choice-head");
        Notice notice = new Notice();
        notice.follow(model.saving().failure());
        Button done = new Button(texts.getString("choice.done"));
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> popup.hide());
        HBox foot = new HBox(done);
        foot.getStyleClass().add("choice-foot");
        VBox box = new VBox(head, seats.root(), notice, naming, foot);
        box.getStyleClass().add("council-menu");
        box.getStylesheets()
                .setAll(Objects.requireNonNull(CouncilMenu.class.getResource("council.css"))
                        .toExternalForm());
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) { // unless a list within has closed at it
                popup.hide();
                event.consume();
            }
        });
        return box;
    }

    /// A list that opens and closes again in it leaves it where it was.
    private void stay() {
        if (popup.isShowing()) {
            popup.setAnchorX(right);
            popup.setAnchorY(bottom);
        }
    }

    void open(Button over) {
        Bounds there = over.localToScreen(over.getBoundsInLocal());
        if (there == null) {
            return;
        }
        name.clear();
        model.saving().reset();
        offer();
        right = there.getMaxX();
        bottom = there.getMinY() - 8;
        popup.show(over, right, bottom);
        popup.getScene().getStylesheets().setAll(over.getScene().getStylesheets());
        seats.root().requestFocus();
    }

    void close() {
        popup.hide();
    }

    private void offer() {
        List<CouncilPreset> all = model.presets().presets().get();
        Views.show(kept, !all.isEmpty());
        kept.setText(model.preset()
                .get()
                .map(preset -> model.isChanged(preset)
                        ? MessageFormat.format(texts.getString("choice.changed"), preset.name())
                        : preset.name())
                .orElseGet(() -> texts.getString("choice.kept")));
        kept.setAccessibleText(texts.getString("choice.kept") + ": " + kept.getText());
        kept.getItems().setAll(all.stream().map(this::item).toList());
        boolean same =
                model.preset().get().filter(preset -> !model.isChanged(preset)).isPresent();
        Views.show(naming, !same && !model.seats().seats().isEmpty());
    }

    private MenuItem item(CouncilPreset preset) {
        MenuItem item = new MenuItem(preset.name());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.choose(preset));
        return item;
    }

    private void keep() {
        model.save(name.getText(), name::clear);
    }
}
