package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;

/// What someone signs in with. Who makes it closes the password.
///
/// @param who a name or an e-mail address
/// @param code of the authenticator app, or a backup code; empty when none was asked for
/// @param stays whether the next start of the program may go in by itself
record Attempt(String who, Secret password, String code, boolean stays) {}
