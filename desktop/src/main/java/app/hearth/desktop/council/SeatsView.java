package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.IntoView;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Views;
import atlantafx.base.theme.Styles;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Who sits in a council and who is chairman, to be changed; from 360 px of width on. Many seats scroll within it. For
/// the JavaFX thread.
public final class SeatsView {
    private static final PseudoClass INSISTING = PseudoClass.getPseudoClass("insisting");

    private final SeatsViewModel model;
    private final List<SeatRowView> shown = new ArrayList<>();
    private final ModelSearch forSeat;
    private final ModelSearch forChairman;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox rows;

    @FXML
    private StackPane seatSearch;

    @FXML
    private Button add;

    @FXML
    private Label full;

    @FXML
    private Label chairmanName;

    @FXML
    private HBox chairmanMore;

    @FXML
    private Label chairmanProvider;

    @FXML
    private Label chairmanClosed;

    @FXML
    private Button choose;

    @FXML
    private StackPane chairmanSearch;

    @FXML
    private Label hint;

    public SeatsView(SeatsViewModel model) {
        this.model = model;
        forSeat = new ModelSearch(model::offered, this::detail, model::add, this::seatSearchClosed);
        forChairman = new ModelSearch(
                model::offeredAsChairman, this::detail, model.chairman()::set, this::chairmanSearchClosed);
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Closes the list of models that is open; whether there was one. For whoever closes what this stands in.
    public boolean closeSearch() {
        boolean open = forSeat.isOpen() || forChairman.isOpen();
        forSeat.close();
        forChairman.close();
        return open;
    }

    @FXML
    private void initialize() {
        seatSearch.getChildren().setAll(forSeat);
        chairmanSearch.getChildren().setAll(forChairman);
        seatSearch.managedProperty().bind(forSeat.managedProperty());
        chairmanSearch.managedProperty().bind(forChairman.managedProperty());
        model.rows().addListener((ListChangeListener<Seat>) _ -> showRows());
        showRows();
        model.choice().subscribe(_ -> refreshSearch());
        model.chair().subscribe(this::showChairman);
        model.canAdd().subscribe(_ -> showAdd());
        model.problem().subscribe(this::showHint);
        model.insists().subscribe(insists -> {
            hint.pseudoClassStateChanged(INSISTING, insists);
            if (insists) {
                lead();
            }
        });
    }

    /// To where it is put right, unless the cursor stands in a field where something else is to be.
    private void lead() {
        IntoView.scroll(hint);
        Node focused = hint.getScene() == null ? null : hint.getScene().getFocusOwner();
        if (focused == null || !focused.getPseudoClassStates().contains(Styles.STATE_DANGER)) {
            (model.seats().size() < SeatsViewModel.LEAST ? add : choose).requestFocus();
        }
    }

    private void showRows() {
        shown.clear();
        for (int index = 0; index < model.rows().size(); index++) {
            int place = index;
            shown.add(new SeatRowView(index + 1, model.rows().get(index), () -> remove(place)));
        }
        rows.getChildren().setAll(shown.stream().map(SeatRowView::root).toList());
        Views.show(scroll, !shown.isEmpty());
        refreshSearch();
    }

    /// Other models are open, or have other seats.
    private void refreshSearch() {
        forSeat.refresh();
        forChairman.refresh();
    }

    /// The keyboard goes on with the seat that follows.
    private void remove(int index) {
        model.remove(index);
        if (shown.isEmpty()) {
            add.requestFocus();
        } else {
            SeatRowView next = shown.get(Math.min(index, shown.size() - 1));
            next.button().requestFocus();
            IntoView.scroll(next.root());
        }
    }

    private void showChairman(Optional<Seat> chairman) {
        String name = chairman.map(Seat::name).orElse(resources.getString("chairman.none"));
        chairmanName.setText(name);
        chairmanName.setTooltip(
                chairman.map(it -> new Tooltip(it.model().model())).orElse(null));
        chairmanProvider.setText(chairman.map(Seat::provider).orElse(""));
        Views.show(chairmanMore, chairman.isPresent());
        Views.show(chairmanClosed, chairman.filter(it -> !it.open()).isPresent());
        choose.setAccessibleText(MessageFormat.format(resources.getString("chairman.choose.of"), name));
    }

    private void showAdd() {
        boolean canAdd = model.canAdd().get();
        Views.show(add, canAdd && !forSeat.isOpen());
        Views.show(full, !canAdd);
    }

    private void showHint(Optional<Explanation> problem) {
        hint.setText(problem.map(it -> it.what() + " " + it.whatToDo()).orElse(""));
        Views.show(hint, problem.isPresent());
    }

    /// Whose it is, and which seats it has already.
    private String detail(Model offered) {
        String provider = KnownProvider.nameOf(offered.provider());
        List<Integer> numbers = model.numbersOf(OpenModels.refOf(offered));
        if (numbers.isEmpty()) {
            return provider;
        }
        String listed = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return provider + " · " + MessageFormat.format(resources.getString("seat.of"), numbers.size(), listed);
    }

    @FXML
    private void openSeatSearch() {
        forChairman.close();
        forSeat.open(Optional.empty());
        showAdd();
    }

    private void seatSearchClosed() {
        showAdd();
        if (!shown.isEmpty()) {
            IntoView.scroll(shown.getLast().root()); // which may be a new one
        }
        Button next = model.canAdd().get() ? add : choose;
        next.requestFocus();
        IntoView.scroll(next);
    }

    @FXML
    private void openChairmanSearch() {
        if (forChairman.isOpen()) {
            forChairman.close();
            return;
        }
        forSeat.close();
        forChairman.open(model.chair().get().map(Seat::model));
    }

    private void chairmanSearchClosed() {
        choose.requestFocus();
        IntoView.scroll(choose);
    }
}
