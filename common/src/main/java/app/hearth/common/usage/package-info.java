/// What answers took and cost.
@NullMarked
package app.hearth.common.usage;

import org.jspecify.annotations.NullMarked;
