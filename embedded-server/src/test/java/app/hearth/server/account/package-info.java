/// The proofs of what accounts promise: tokens, locks, sealed keys.
@NullMarked
package app.hearth.server.account;

import org.jspecify.annotations.NullMarked;
