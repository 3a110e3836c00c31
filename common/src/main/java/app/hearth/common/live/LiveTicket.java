package app.hearth.common.live;

import app.hearth.common.secret.Secret;

/// Opens one live channel within 30 s, for a page that cannot send a token with the upgrade.
public record LiveTicket(Secret ticket) {}
