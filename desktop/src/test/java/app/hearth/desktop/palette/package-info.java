@NullMarked
package app.hearth.desktop.palette;

import org.jspecify.annotations.NullMarked;
