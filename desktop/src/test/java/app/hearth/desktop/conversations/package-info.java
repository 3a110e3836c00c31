@NullMarked
package app.hearth.desktop.conversations;

import org.jspecify.annotations.NullMarked;
