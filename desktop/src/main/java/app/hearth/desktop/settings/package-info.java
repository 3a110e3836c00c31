/// Provider keys and the person's own settings.
@NullMarked
package app.hearth.desktop.settings;

import org.jspecify.annotations.NullMarked;
