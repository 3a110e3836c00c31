/// Values that must not leak, and the box they are sealed in.
@NullMarked
package app.hearth.common.secret;

import org.jspecify.annotations.NullMarked;
