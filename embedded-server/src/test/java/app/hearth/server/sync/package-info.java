/// The proofs of numbers, the feed and repeated requests.
@NullMarked
package app.hearth.server.sync;

import org.jspecify.annotations.NullMarked;
