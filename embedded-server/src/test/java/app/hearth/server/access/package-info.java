/// The proofs of what an access token must be.
@NullMarked
package app.hearth.server.access;

import org.jspecify.annotations.NullMarked;
