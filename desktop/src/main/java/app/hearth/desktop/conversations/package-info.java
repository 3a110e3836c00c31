/// The list of conversations at the side.
@NullMarked
package app.hearth.desktop.conversations;

import org.jspecify.annotations.NullMarked;
