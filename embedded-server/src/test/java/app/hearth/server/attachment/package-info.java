@NullMarked
package app.hearth.server.attachment;

import org.jspecify.annotations.NullMarked;
