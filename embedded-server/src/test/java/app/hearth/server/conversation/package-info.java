/// The proofs of the tree and of how lists are read.
@NullMarked
package app.hearth.server.conversation;

import org.jspecify.annotations.NullMarked;
