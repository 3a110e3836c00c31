package app.hearth.desktop.fx;

/// What happened, and what the person can do about it; each a sentence in their language.
public record Explanation(String what, String whatToDo) {}
