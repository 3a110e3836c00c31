/// Figures about the running server for whoever watches over it: counted here alone, told as Prometheus text.
@NullMarked
package app.hearth.server.metrics;

import org.jspecify.annotations.NullMarked;
