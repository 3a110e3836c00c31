@NullMarked
package app.hearth.desktop.council;

import org.jspecify.annotations.NullMarked;
