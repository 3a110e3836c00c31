package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// What an authenticator app is given: the address of the QR code, and the same seed to be typed. Shown this
/// once; it counts only after [TotpConfirmation].
public record TotpEnrolment(Secret otpauthUri, Secret secret) {}
