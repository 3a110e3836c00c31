/// What survives when the server is killed.
@NullMarked
package app.hearth.server.crash;

import org.jspecify.annotations.NullMarked;
