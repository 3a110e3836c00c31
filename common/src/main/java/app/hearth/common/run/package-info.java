/// A run (an answer being generated) and the events a client sees of it.
@NullMarked
package app.hearth.common.run;

import org.jspecify.annotations.NullMarked;
