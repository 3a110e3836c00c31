@NullMarked
package app.hearth.desktop.chat;

import org.jspecify.annotations.NullMarked;
