/// Which keys do what: the standard ones, what a person chose instead, and the page where they do.
@NullMarked
package app.hearth.desktop.keyboard;

import org.jspecify.annotations.NullMarked;
