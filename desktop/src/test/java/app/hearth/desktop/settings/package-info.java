@NullMarked
package app.hearth.desktop.settings;

import org.jspecify.annotations.NullMarked;
