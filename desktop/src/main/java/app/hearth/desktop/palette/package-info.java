/// Everything the program does and every conversation, found by typing; and the keys that do the same.
@NullMarked
package app.hearth.desktop.palette;

import org.jspecify.annotations.NullMarked;
