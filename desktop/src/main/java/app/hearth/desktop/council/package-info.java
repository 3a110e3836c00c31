/// Councils in the window: asking one, watching it, and what came of it. The conversation they belong to is elsewhere.
@NullMarked
package app.hearth.desktop.council;

import org.jspecify.annotations.NullMarked;
