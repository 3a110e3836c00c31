/// What runs cost: set aside when they begin, written down when they end, summed up for their owner, and held within a
/// budget.
@NullMarked
package app.hearth.server.usage;

import org.jspecify.annotations.NullMarked;
