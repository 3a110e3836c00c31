package app.hearth.desktop.household;

import java.util.Optional;

/// One of the things a list can be narrowed to; empty narrows nothing.
record Choice<T>(Optional<T> value, String words) {
    /// As a list of choices shows it.
    @Override
    public String toString() {
        return words;
    }
}
