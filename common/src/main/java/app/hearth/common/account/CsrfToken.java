package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// What a page repeats in `X-CSRF-Token`; the same stands in a cookie of its own.
public record CsrfToken(Secret csrfToken) {}
