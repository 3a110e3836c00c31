@NullMarked
package app.hearth.desktop.window;

import org.jspecify.annotations.NullMarked;
