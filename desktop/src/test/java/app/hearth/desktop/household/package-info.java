@NullMarked
package app.hearth.desktop.household;

import org.jspecify.annotations.NullMarked;
