/// What the admin of a server sees and sends: invitations, people, figures.
@NullMarked
package app.hearth.common.household;

import org.jspecify.annotations.NullMarked;
