package app.hearth.server.live;

import app.hearth.common.live.TicketFrame;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Caller;
import app.hearth.server.http.Dialogue;
import app.hearth.server.http.WebSocket;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Where a page waits that could send no token with its upgrade: it shows a ticket within ten seconds, or is sent away.
final class Reception implements Dialogue {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveParts parts;
    private final Guests guests;
    private final Tickets tickets;

    Reception(LiveParts parts, Guests guests, Tickets tickets) {
        this.parts = parts;
        this.guests = guests;
        this.tickets = tickets;
    }

    @Override
    public void speak(WebSocket socket) throws IOException, InterruptedException {
        Optional<Caller> caller = admit(socket);
        if (caller.isPresent()) {
            long since = parts.changes().latest(caller.get().owner());
            new Channel(parts, guests, socket, caller.get()).speak(since);
        }
    }

    private Optional<Caller> admit(WebSocket socket) throws IOException, InterruptedException {
        Optional<Guests.Seat> seat = guests.enter(Optional.empty());
        if (seat.isEmpty()) {
            socket.close(Channel.TRY_AGAIN_LATER, "Too many pages are waiting.");
            return Optional.empty();
        }
        try (Guests.Seat _ = seat.get()) {
            Optional<Caller> caller = socket.receive(PATIENCE)
                    .flatMap(this::redeem)
                    .filter(found -> parts.isLive().test(found.session()));
            if (caller.isEmpty()) {
                socket.close(Channel.UNAUTHORIZED, "A ticket was expected.");
            }
            return caller;
        }
    }

    private Optional<Caller> redeem(byte[] frame) {
        try {
            TicketFrame shown = Json.readStrictly(frame, TicketFrame.class);
            return shown.type().equals(TicketFrame.TYPE) ? tickets.redeem(shown.ticket()) : Optional.empty();
        } catch (JsonProcessingException | InvalidFieldException _) {
            return Optional.empty();
        }
    }
}
