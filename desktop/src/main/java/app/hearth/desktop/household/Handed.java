package app.hearth.desktop.household;

/// A code or token that is shown this once, to be handed to somebody.
///
/// @param code as it is to be typed
/// @param until when it stops being good, in words
record Handed(String code, String until) {
    /// Says that there is one, never what it is.
    @Override
    public String toString() {
        return "Handed[until " + until + "]";
    }
}
