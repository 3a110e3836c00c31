/// Councils in the window: setting one up, asking it, watching it, and what came of it. The conversation that it
/// belongs
/// to is elsewhere.
@NullMarked
package app.hearth.desktop.council;

import org.jspecify.annotations.NullMarked;
