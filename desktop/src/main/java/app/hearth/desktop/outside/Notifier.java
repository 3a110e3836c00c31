package app.hearth.desktop.outside;

/// Tells something where this person's system shows such things. Thread-safe; blocks.
public interface Notifier extends AutoCloseable {
    /// Tells nothing, where a system has no place for it.
    Notifier NONE = (_, _) -> false;

    /// Tells it; `clicked` is run, on any thread, when the person clicks on it and the system says so. False when it
    /// could not be told, which is no failure anybody has to hear of.
    boolean tell(Word word, Runnable clicked);

    /// What was told before is answered by nothing any more.
    @Override
    default void close() {}

    /// A short word; both lines may be read by whoever passes by, also while the screen is locked.
    record Word(String title, String text) {}
}
