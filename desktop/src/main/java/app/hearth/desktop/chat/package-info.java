/// One conversation: its transcript, its composer and the answers that stream into it.
@NullMarked
package app.hearth.desktop.chat;

import org.jspecify.annotations.NullMarked;
