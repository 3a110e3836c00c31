@NullMarked
package app.hearth.server.council;

import org.jspecify.annotations.NullMarked;
