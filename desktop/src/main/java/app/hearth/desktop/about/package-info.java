/// What this program is, where it keeps its data, and what it is made of.
@NullMarked
package app.hearth.desktop.about;

import org.jspecify.annotations.NullMarked;
