package app.hearth.server.audit;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.server.access.Caller;
import app.hearth.server.http.Request;
import java.util.Optional;

/// Who did it and from which network address, as far as that is known.
public record Actor(Optional<ProfileId> profile, Optional<SessionId> session, Optional<String> address) {
    /// Whoever sent the request.
    public static Actor of(Request request) {
        Optional<Caller> caller = request.optionalCaller();
        return new Actor(
                caller.map(known -> known.owner().profile()),
                caller.map(Caller::session),
                Optional.of(request.address()));
    }

    /// Somebody at this address who has not signed in.
    public static Actor at(String address) {
        return new Actor(Optional.empty(), Optional.empty(), Optional.of(address));
    }

    /// Somebody at the machine itself, by the command line.
    public static Actor atThisMachine() {
        return new Actor(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same with the profile that the act proved, or was tried on.
    public Actor as(ProfileId proven) {
        return new Actor(Optional.of(proven), session, address);
    }

    public Actor in(SessionId opened) {
        return new Actor(profile, Optional.of(opened), address);
    }
}
