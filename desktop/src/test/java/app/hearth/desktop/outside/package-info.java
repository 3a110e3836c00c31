/// What is told outside of the window: that a long answer is there.
@NullMarked
package app.hearth.desktop.outside;

import org.jspecify.annotations.NullMarked;
