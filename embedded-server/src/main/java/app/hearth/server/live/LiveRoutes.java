package app.hearth.server.live;

import app.hearth.server.access.Caller;
import app.hearth.server.http.Access;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The live channel over HTTP: how one is opened.
public final class LiveRoutes implements Routes {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LiveParts parts;
    private final Guests guests = new Guests();
    private final Tickets tickets;

    public LiveRoutes(LiveParts parts) {
        this.parts = parts;
        this.tickets = new Tickets(parts.clock());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/live", this::open).open(Access.SESSION_OR_PAGE),
                Route.post("/auth/live-ticket", this::ticket));
    }

    private Reply open(Request request) {
        Optional<Caller> caller = request.optionalCaller();
        if (!guests.hasRoom(caller.map(Caller::owner))) {
            throw HttpFailure.rateLimited("Too many live channels of this profile are open.", PAUSE);
        }
        // read before the upgrade is answered: whatever is committed after that is announced
        return caller.map(known -> {
                    long since = parts.changes().latest(known.owner());
                    return Reply.socket(socket -> new Channel(parts, guests, socket, known).speak(since));
                })
                .orElseGet(() -> Reply.socket(new Reception(parts, guests, tickets)));
    }

    private Reply ticket(Request request) {
        return tickets.issue(request.caller())
                .map(ticket -> Reply.ok(ticket).noStore())
                .orElseThrow(() -> HttpFailure.rateLimited("Too many tickets are waiting to be used.", PAUSE));
    }
}
