/// What an admin does for the people of a server: inviting, looking after accounts, and figures without content.
@NullMarked
package app.hearth.server.household;

import org.jspecify.annotations.NullMarked;
