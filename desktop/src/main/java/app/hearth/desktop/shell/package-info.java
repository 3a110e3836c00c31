/// The frame of the window: sidebar, content, details, and where in them the person is.
@NullMarked
package app.hearth.desktop.shell;

import org.jspecify.annotations.NullMarked;
