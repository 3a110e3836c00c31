/// The small window for a question in between, as far as it is not a conversation like any other.
@NullMarked
package app.hearth.desktop.quick;

import org.jspecify.annotations.NullMarked;
