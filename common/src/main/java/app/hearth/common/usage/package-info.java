/// What answers took and cost, and how much may be spent.
@NullMarked
package app.hearth.common.usage;

import org.jspecify.annotations.NullMarked;
