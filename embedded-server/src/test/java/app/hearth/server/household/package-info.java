@NullMarked
package app.hearth.server.household;

import org.jspecify.annotations.NullMarked;
