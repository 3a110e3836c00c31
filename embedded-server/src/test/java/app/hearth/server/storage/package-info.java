/// The proofs of what both databases keep.
@NullMarked
package app.hearth.server.storage;

import org.jspecify.annotations.NullMarked;
