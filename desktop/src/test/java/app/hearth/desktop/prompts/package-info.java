@NullMarked
package app.hearth.desktop.prompts;

import org.jspecify.annotations.NullMarked;
