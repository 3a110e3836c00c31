@NullMarked
package app.hearth.desktop.about;

import org.jspecify.annotations.NullMarked;
