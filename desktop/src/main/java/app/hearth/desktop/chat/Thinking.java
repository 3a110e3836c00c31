package app.hearth.desktop.chat;

/// How far a model is with what it thinks before it answers.
///
/// @param going whether it has not begun to answer
/// @param seconds how long it took; 0 when nobody watched it
record Thinking(boolean going, long seconds) {}
