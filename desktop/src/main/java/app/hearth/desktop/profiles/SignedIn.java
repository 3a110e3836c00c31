package app.hearth.desktop.profiles;

import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;

/// Someone who is in: their profile on this desktop, their client and who the server says they are. Whoever holds it
/// closes the client.
public record SignedIn(RememberedProfile profile, HearthClient client, User user) {}
