/// The page of what answers took and cost, and how the budget stands.
@NullMarked
package app.hearth.desktop.usage;

import org.jspecify.annotations.NullMarked;
