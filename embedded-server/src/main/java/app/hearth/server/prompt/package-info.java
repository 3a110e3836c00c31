/// What profiles keep to tell models besides their messages: a standing prompt, and presets.
@NullMarked
package app.hearth.server.prompt;

import org.jspecify.annotations.NullMarked;
