package app.hearth.desktop.palette;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Commands and conversations by what is typed. Confined to the UI thread; never blocks it.
///
/// Commands follow each key at once. Conversations are asked of the server, one call at a time: what is typed meanwhile
/// is asked when it is back, and only the last of it.
public final class PaletteViewModel {
    private final List<Command> commands;
    private final Search search;
    private final Background background;
    private final Consumer<ConversationId> show;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ObservableList<PaletteItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PaletteItem> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ObjectProperty<Optional<Explanation>> problem =
            new SimpleObjectProperty<>(this, "problem", Optional.empty());
    private List<Conversation> found = List.of();
    private boolean asking;
    private boolean askAgain;
    private boolean forgotten;

    /// @param show what happens with a conversation that was chosen
    public PaletteViewModel(
            List<Command> commands, Search search, Background background, Consumer<ConversationId> show) {
        this.commands = List.copyOf(commands);
        this.search = search;
        this.background = background;
        this.show = show;
        typed.addListener((_, _, _) -> changed());
    }

    /// Where conversations are found; blocks.
    public interface Search {
        /// The newest of those with these words in their title; of all, when there are no words.
        List<Conversation> withTitle(String words);
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

    /// Why conversations could not be looked for.
    ObjectProperty<Optional<Explanation>> problem() {
        return problem;
    }

    /// Opens it as if nothing had ever been typed, or closes it.
    public void toggle() {
        if (open.get()) {
            close();
        } else {
            found = List.of();
            typed.set("");
            changed();
            open.set(true);
        }
    }

    public void close() {
        open.set(false);
    }

    /// Keeps nothing of what was found and typed; what is still to come is not shown.
    public void forget() {
        close();
        forgotten = true;
        found = List.of();
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
            case PaletteItem.Talk talk -> show.accept(talk.conversation().id());
            case PaletteItem.Section _ -> {}
        }
    }

    private List<PaletteItem> choices() {
        return items.stream().filter(PaletteItem::isChoice).toList();
    }

    private void changed() {
        if (forgotten) {
            return;
        }
        line();
        chosen.set(choices().stream().findFirst().orElse(null));
        ask();
    }

    private void ask() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        String words = typed.get().strip();
        background.run(
                () -> search.withTitle(words),
                conversations -> {
                    problem.set(Optional.empty());
                    answered(conversations);
                },
                failure -> {
                    problem.set(Optional.of(Explanations.of(failure)));
                    answered(List.of());
                });
    }

    private void answered(List<Conversation> conversations) {
        asking = false;
        if (forgotten) {
            return;
        }
        if (askAgain) {
            askAgain = false;
            ask();
            return;
        }
        found = conversations;
        PaletteItem before = chosen.get();
        boolean first = before == null || choices().indexOf(before) == 0;
        line();
        if (first || !items.contains(before)) {
            chosen.set(choices().stream().findFirst().orElse(null));
        }
    }

    /// With words, commands come first, because they are there at once and must not move when conversations come.
    private void line() {
        Matching matching = new Matching(typed.get());
        List<PaletteItem> deeds = new ArrayList<>();
        matching.in(commands, Command::words).forEach(command -> deeds.add(new PaletteItem.Deed(command)));
        List<PaletteItem> talks = new ArrayList<>();
        matching.in(found, Conversation::title).forEach(conversation -> talks.add(new PaletteItem.Talk(conversation)));
        if (!deeds.isEmpty()) {
            deeds.addFirst(PaletteItem.Section.COMMANDS);
        }
        if (!talks.isEmpty()) {
            talks.addFirst(PaletteItem.Section.CONVERSATIONS);
        }
        List<PaletteItem> now = new ArrayList<>(typed.get().isBlank() ? talks : deeds);
        now.addAll(typed.get().isBlank() ? deeds : talks);
        if (!now.equals(items)) {
            items.setAll(now);
        }
    }
}
