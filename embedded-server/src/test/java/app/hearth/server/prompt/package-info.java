@NullMarked
package app.hearth.server.prompt;

import org.jspecify.annotations.NullMarked;
