package app.hearth.desktop.outside;

import java.util.List;
import java.util.function.Consumer;

/// The place for small icons of running programs, beside the clock. Thread-safe; blocks. What was chosen is run on any
/// thread.
public interface Tray extends AutoCloseable {
    /// Where a system has no such place, or none for this program.
    Tray NONE = new Tray() {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public void show(Menu menu, Consumer<Boolean> there) {
            there.accept(false);
        }

        @Override
        public void hide() {
            // there is nothing to hide
        }
    };

    /// Whether this system may have one, so that it makes sense to offer the icon.
    default boolean isPossible() {
        return true;
    }

    /// Shows the icon until it is hidden; on a desktop that gets a tray later, from then on. `there` hears, on any
    /// thread, whether it can be seen: at least once, and then at each change.
    void show(Menu menu, Consumer<Boolean> there);

    void hide();

    @Override
    default void close() {
        hide();
    }

    /// What the icon offers.
    ///
    /// @param title what it is called
    /// @param clicked what a click on it does, where a click does not open the menu
    record Menu(String title, List<Entry> entries, Runnable clicked) {
        public Menu {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String name, Runnable chosen) {}
}
