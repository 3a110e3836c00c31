@NullMarked
package app.hearth.server.usage;

import org.jspecify.annotations.NullMarked;
