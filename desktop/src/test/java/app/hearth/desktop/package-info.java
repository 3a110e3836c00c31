@NullMarked
package app.hearth.desktop;

import org.jspecify.annotations.NullMarked;
