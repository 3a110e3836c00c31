/// The page of a person's own account: who they are, where they are signed in, and what was done in their name.
@NullMarked
package app.hearth.desktop.account;

import org.jspecify.annotations.NullMarked;
