@NullMarked
package app.hearth.desktop.usage;

import org.jspecify.annotations.NullMarked;
