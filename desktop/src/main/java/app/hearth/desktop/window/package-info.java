/// The window itself, whatever it shows: where it stands, how large everything in it is, and whether anything moves.
@NullMarked
package app.hearth.desktop.window;

import org.jspecify.annotations.NullMarked;
