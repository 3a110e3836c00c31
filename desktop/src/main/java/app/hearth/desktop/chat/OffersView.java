package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of what can be chosen while it is typed, above the composer, which keeps the focus: the arrows mark, Enter
/// and Tab choose, Escape closes. Takes no room while nothing is offered. For the JavaFX thread.
final class OffersView extends VBox {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final Offers offers;
    private final TextArea area;
    private final ResourceBundle texts = Views.texts(OffersView.class);
    private final ModelWords words = new ModelWords(new Moments(InstantSource.system(), ZoneId.systemDefault()));

    OffersView(Offers offers, TextArea area) {
        this.offers = offers;
        this.area = area;
        getStyleClass().add("offers");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.getString("offers"));
        setMaxHeight(USE_PREF_SIZE);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.textProperty().addListener((_, _, _) -> look());
        area.caretPositionProperty().addListener((_, _, _) -> look());
        area.focusedProperty().addListener((_, _, _) -> look());
        offers.shown().addListener((ListChangeListener<Offer>) _ -> list());
        offers.noPresetsProperty().addListener((_, _, _) -> list());
        offers.markedProperty().addListener((_, _, _) -> mark());
        list();
    }

    private void look() {
        if (area.isFocused()) {
            offers.look(area.getText(), area.getCaretPosition());
        } else {
            offers.dismiss();
        }
    }

    private void list() {
        getChildren().setAll(offers.shown().stream().map(this::row).toList());
        if (offers.noPresetsProperty().get()) {
            Label none = new Label(texts.getString("offers.none"));
            none.getStyleClass().add("offer-facts");
            none.setWrapText(true);
            getChildren().add(none);
        }
        Views.show(this, !getChildren().isEmpty());
        mark();
    }

    private Node row(Offer offer) {
        Label name = new Label(
                offer.name(), new FontIcon(offer instanceof Offer.OfPreset ? Feather.SLIDERS : Feather.MESSAGE_SQUARE));
        name.getStyleClass().add("offer-name");
        Label facts = new Label(
                switch (offer) {
                    case Offer.OfPreset preset -> firstLine(preset.preset().systemPrompt());
                    case Offer.OfModel model -> words.facts(model.model());
                });
        facts.getStyleClass().add("offer-facts");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        HBox row = new HBox(name, facts);
        row.getStyleClass().add("offer");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(offer.name() + ", " + facts.getText());
        row.setOnMouseClicked(_ -> offers.choose(offer).ifPresent(this::takeOut));
        return row;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private void mark() {
        for (int index = 0; index < offers.shown().size(); index++) {
            getChildren()
                    .get(index)
                    .pseudoClassStateChanged(
                            MARKED, index == offers.markedProperty().get());
        }
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShiftDown() && !event.isAltDown() && !event.isShortcutDown() && !event.isControlDown();
        if (!offers.isOpen() || !plain) {
            return;
        }
        KeyCode code = event.getCode();
        switch (code) {
            case UP -> offers.mark(-1);
            case DOWN -> offers.mark(1);
            case ENTER, TAB -> offers.choose().ifPresent(this::takeOut);
            case ESCAPE -> offers.dismiss();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// What was typed for the choice is no part of the question.
    private void takeOut(Offers.Typed used) {
        int end = Math.min(used.end(), area.getLength());
        area.deleteText(Math.min(used.start(), end), end);
    }
}
