package app.hearth.desktop.palette;

import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Commands and conversations by what is typed, at each key. Confined to the UI thread.
public final class PaletteViewModel {
    private final List<Command> commands;
    private final Function<String, List<Talk>> find;
    private final Consumer<ConversationId> show;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ObservableList<PaletteItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PaletteItem> chosen = new SimpleObjectProperty<>(this, "chosen");
    private boolean forgotten;

    /// @param find the few conversations that are meant by what was typed, the most recent when that is nothing
    /// @param show what happens with a conversation that was chosen
    public PaletteViewModel(List<Command> commands, Function<String, List<Talk>> find, Consumer<ConversationId> show) {
        this.commands = List.copyOf(commands);
        this.find = find;
        this.show = show;
        typed.addListener((_, _, _) -> line());
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// What is looked for.
    StringProperty typed() {
        return typed;
    }

    /// Headings, commands and conversations as they stand under each other.
    ObservableList<PaletteItem> items() {
        return items;
    }

    /// What Enter would choose; null when there is nothing.
    ObjectProperty<@Nullable PaletteItem> chosen() {
        return chosen;
    }

    /// Opens it as if nothing had ever been typed, or closes it.
    public void toggle() {
        if (open.get()) {
            close();
        } else {
            typed.set("");
            line();
            open.set(true);
        }
    }

    public void close() {
        open.set(false);
    }

    /// Keeps nothing of what was found and typed, and finds nothing from now on.
    public void forget() {
        close();
        forgotten = true;
        typed.set("");
        items.clear();
        chosen.set(null);
    }

    /// Goes on by so many choices, and round at the ends.
    void move(int by) {
        List<PaletteItem> choices = choices();
        if (!choices.isEmpty()) {
            int now = choices.indexOf(chosen.get());
            chosen.set(choices.get(Math.floorMod(now + by, choices.size())));
        }
    }

    /// Does what is chosen, once this is closed.
    void choose() {
        PaletteItem item = chosen.get();
        if (item == null) {
            return;
        }
        close();
        switch (item) {
            case PaletteItem.Deed deed -> deed.command().action().run();
            case Talk talk -> show.accept(talk.id());
            case PaletteItem.Section _ -> {}
        }
    }

    private List<PaletteItem> choices() {
        return items.stream().filter(PaletteItem::isChoice).toList();
    }

    /// Without words, the most recent conversations come first; with words, commands do.
    private void line() {
        if (forgotten) {
            return;
        }
        Matching matching = new Matching(typed.get());
        List<PaletteItem> deeds = new ArrayList<>();
        matching.in(commands, Command::words).forEach(command -> deeds.add(new PaletteItem.Deed(command)));
        List<PaletteItem> talks = new ArrayList<>(find.apply(typed.get()));
        if (!deeds.isEmpty()) {
            deeds.addFirst(PaletteItem.Section.COMMANDS);
        }
        if (!talks.isEmpty()) {
            talks.addFirst(PaletteItem.Section.CONVERSATIONS);
        }
        List<PaletteItem> now = new ArrayList<>(typed.get().isBlank() ? talks : deeds);
        now.addAll(typed.get().isBlank() ? deeds : talks);
        items.setAll(now);
        chosen.set(choices().stream().findFirst().orElse(null));
    }
}
