/// The server: its command line, its start and the place where its parts are joined.
@NullMarked
package app.hearth.server;

import org.jspecify.annotations.NullMarked;
