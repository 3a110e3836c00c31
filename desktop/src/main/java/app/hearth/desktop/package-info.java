/// The desktop program: its start, its window and the place where its parts are joined.
@NullMarked
package app.hearth.desktop;

import org.jspecify.annotations.NullMarked;
