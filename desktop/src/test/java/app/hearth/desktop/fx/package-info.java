@NullMarked
package app.hearth.desktop.fx;

import org.jspecify.annotations.NullMarked;
