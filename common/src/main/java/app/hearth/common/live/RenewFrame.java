package app.hearth.common.live;

import app.hearth.common.secret.Secret;

/// Keeps the channel open until this access token of the same session expires.
public record RenewFrame(String type, Secret accessToken) {
    public static final String TYPE = "renew";

    public RenewFrame(Secret accessToken) {
        this(TYPE, accessToken);
    }
}
