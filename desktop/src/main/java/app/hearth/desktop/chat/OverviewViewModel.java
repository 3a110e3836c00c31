package app.hearth.desktop.chat;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The branches of the open conversation at a glance, and the way to each. Nothing is read while it is closed. Confined
/// to the UI thread.
final class OverviewViewModel {
    private final OpenConversation open;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper forked = new ReadOnlyBooleanWrapper(this, "forked");
    private final ObservableList<OverviewLine> lines = FXCollections.observableArrayList();

    OverviewViewModel(OpenConversation open) {
        this.open = open;
        open.branch().shapeProperty().subscribe(this::changed);
        open.answer().goingProperty().subscribe(this::read);
    }

    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether there is more than one branch.
    ReadOnlyBooleanProperty forkedProperty() {
        return forked.getReadOnlyProperty();
    }

    ObservableList<OverviewLine> lines() {
        return lines;
    }

    /// The line in which the shown branch ends; -1 when there is none.
    int current() {
        int last = lines.size() - 1;
        while (last >= 0 && !lines.get(last).inSight()) {
            last--;
        }
        return last;
    }

    void toggle() {
        shown.set(!shown.get());
        read();
    }

    void close() {
        shown.set(false);
        read();
    }

    /// Shows the branch a line belongs to, the newest when there are several; whether it is shown now.
    boolean goTo(OverviewLine line) {
        return line.inSight() || open.goTo(line.head());
    }

    private void changed() {
        forked.set(open.branch().isForked());
        read();
    }

    private void read() {
        List<OverviewLine> now = shown.get()
                ? OverviewLine.of(open.branch().tree(), open.branch().messages())
                : List.of();
        if (!now.equals(lines)) {
            lines.setAll(now);
        }
    }
}
