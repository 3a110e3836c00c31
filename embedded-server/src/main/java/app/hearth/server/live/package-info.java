/// The live channel: tells the devices of a profile what has changed, and hands them the events of runs.
@NullMarked
package app.hearth.server.live;

import org.jspecify.annotations.NullMarked;
