/// The proofs that the server and its OpenAPI document say the same, and that profiles do not see each other.
@NullMarked
package app.hearth.server.contract;

import org.jspecify.annotations.NullMarked;
