/// Provider keys without their secret part, and the models they open.
@NullMarked
package app.hearth.common.key;

import org.jspecify.annotations.NullMarked;
