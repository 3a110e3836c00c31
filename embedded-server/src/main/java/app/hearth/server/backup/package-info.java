/// One consistent copy of everything, and the way back from it.
@NullMarked
package app.hearth.server.backup;

import org.jspecify.annotations.NullMarked;
