/// Profiles, their passwords and vaults, and their sessions.
@NullMarked
package app.hearth.server.account;

import org.jspecify.annotations.NullMarked;
