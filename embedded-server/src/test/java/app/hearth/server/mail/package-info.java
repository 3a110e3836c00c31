@NullMarked
package app.hearth.server.mail;

import org.jspecify.annotations.NullMarked;
