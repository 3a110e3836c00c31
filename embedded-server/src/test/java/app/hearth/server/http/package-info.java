/// Proofs of the HTTP room: real server, real sockets.
@NullMarked
package app.hearth.server.http;

import org.jspecify.annotations.NullMarked;
