@NullMarked
package app.hearth.server.live;

import org.jspecify.annotations.NullMarked;
