/// Tests of the figures.
@NullMarked
package app.hearth.server.metrics;

import org.jspecify.annotations.NullMarked;
