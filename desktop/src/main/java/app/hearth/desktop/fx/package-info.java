/// The shared kit of every window: loading views, background work, Markdown, theme.
@NullMarked
package app.hearth.desktop.fx;

import org.jspecify.annotations.NullMarked;
