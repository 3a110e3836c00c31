/// The change log: every write of a profile numbered, and delivered in that order.
@NullMarked
package app.hearth.server.sync;

import org.jspecify.annotations.NullMarked;
