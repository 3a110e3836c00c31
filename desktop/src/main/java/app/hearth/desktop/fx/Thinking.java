package app.hearth.desktop.fx;

/// How far a model is with what it thinks before it answers.
///
/// @param going whether it has not begun to answer
/// @param seconds how long it took; 0 when nobody watched it
public record Thinking(boolean going, long seconds) {}
