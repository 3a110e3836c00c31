@NullMarked
package app.hearth.desktop.tour;

import org.jspecify.annotations.NullMarked;
