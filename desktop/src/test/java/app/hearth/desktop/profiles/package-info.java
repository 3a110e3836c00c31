@NullMarked
package app.hearth.desktop.profiles;

import org.jspecify.annotations.NullMarked;
