package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;

/// Tells apart what a line of source code is made of; what it goes on with from the line before is in one number. Never
/// throws, whatever the line holds. Not thread-safe.
interface CodeLexer {
    /// The state before the first line.
    int BEGINNING = 0;

    /// Reads a line, without its end, and returns the state before the next one.
    int read(char[] line, int state, Pieces pieces);

    /// What is more than plain text in a line, in its order and without overlap.
    @FunctionalInterface
    interface Pieces {
        void add(int from, int to, Style style);
    }
}
