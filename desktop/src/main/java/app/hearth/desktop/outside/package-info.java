/// What of the program is outside of its window: the word that a long answer is there, and the icon in the tray.
@NullMarked
package app.hearth.desktop.outside;

import org.jspecify.annotations.NullMarked;
