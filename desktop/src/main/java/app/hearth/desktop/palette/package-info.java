/// Everything the program does and every conversation, found by typing.
@NullMarked
package app.hearth.desktop.palette;

import org.jspecify.annotations.NullMarked;
