/// The page of whoever looks after the server: its people, invitations, acts and figures, never what anyone wrote.
@NullMarked
package app.hearth.desktop.household;

import org.jspecify.annotations.NullMarked;
