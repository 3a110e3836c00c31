package app.hearth.desktop.fx;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A list on a page with all that can be said of it: that it comes, that it is empty, why it does not come, and the way
/// to its further pages. For the JavaFX thread.
public final class PagedList extends VBox {
    private final ResourceBundle texts = Views.texts(PagedList.class);
    private final Notice notice = new Notice();
    private final Button again = new Button(texts.getString("list.again"));
    private final Skeleton skeleton = new Skeleton();
    private final Label none = new Label();
    private final VBox rows = new VBox();
    private final Button more = new Button();

    public PagedList() {
        getStyleClass().add("paged-list");
        skeleton.setLines(3);
        rows.getStyleClass().add("key-rows");
        none.setWrapText(true);
        getChildren().addAll(notice, again, skeleton, none, rows, more);
    }

    /// Shows `items`, which are made of what `pages` reads; `empty` is said while there are none.
    public <T> void show(Pages<?> pages, ObservableValue<List<T>> items, Function<T, Node> node, String empty) {
        none.setText(empty);
        notice.follow(pages.failure());
        again.setOnAction(_ -> pages.load());
        more.setOnAction(_ -> pages.more());
        items.subscribe(all -> {
            rows.getChildren().setAll(all.stream().map(node).toList());
            states(pages.state().get());
        });
        pages.state().subscribe(this::states);
        pages.hasMore().subscribe(there -> Views.show(more, there));
        pages.reading().subscribe(reading -> {
            more.setDisable(reading);
            more.setText(texts.getString(reading ? "list.more.reading" : "list.more"));
        });
    }

    private void states(Listing state) {
        skeleton.await(state == Listing.LOADING);
        boolean ready = state == Listing.READY;
        boolean any = !rows.getChildren().isEmpty();
        Views.show(none, ready && !any && !none.getText().isEmpty());
        Views.show(rows, ready && any);
        Views.show(again, state == Listing.FAILED);
    }
}
