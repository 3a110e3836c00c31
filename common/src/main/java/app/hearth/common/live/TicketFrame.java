package app.hearth.common.live;

import app.hearth.common.secret.Secret;

/// The first frame of a page that could send no token.
public record TicketFrame(String type, Secret ticket) {
    public static final String TYPE = "ticket";
}
