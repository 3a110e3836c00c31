/// The proofs that an answer arrives whole, for everyone, whatever stops.
@NullMarked
package app.hearth.server.run;

import org.jspecify.annotations.NullMarked;
