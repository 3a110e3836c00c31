/// Councils as they are set up: which models sit in one, who is chairman, what they are told, and a name for all that.
@NullMarked
package app.hearth.desktop.council;

import org.jspecify.annotations.NullMarked;
