/// The tour: the real window, acted in by a robot, and pictures of what it shows.
@NullMarked
package app.hearth.desktop.tour;

import org.jspecify.annotations.NullMarked;
