@NullMarked
package app.hearth.desktop.keyboard;

import org.jspecify.annotations.NullMarked;
