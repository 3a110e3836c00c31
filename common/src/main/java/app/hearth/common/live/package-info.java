/// The live channel: the frames both sides send over its WebSocket, and what a client makes of them.
@NullMarked
package app.hearth.common.live;

import org.jspecify.annotations.NullMarked;
