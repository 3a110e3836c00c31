/// The change feed a client follows to stay up to date.
@NullMarked
package app.hearth.common.sync;

import org.jspecify.annotations.NullMarked;
