/// The only room that knows the HTTP server: gate, limits, router, problems and event streams.
@NullMarked
package app.hearth.server.http;

import org.jspecify.annotations.NullMarked;
