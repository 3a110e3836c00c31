/// How a program starts the server inside itself without naming its classes.
@NullMarked
package app.hearth.common.embed;

import org.jspecify.annotations.NullMarked;
