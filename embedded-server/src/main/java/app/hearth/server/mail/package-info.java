/// Letters to the people of this server: what they say is the features' affair, how they leave it is hidden here.
@NullMarked
package app.hearth.server.mail;

import org.jspecify.annotations.NullMarked;
