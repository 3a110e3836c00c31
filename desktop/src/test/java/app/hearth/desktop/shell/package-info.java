@NullMarked
package app.hearth.desktop.shell;

import org.jspecify.annotations.NullMarked;
