package app.hearth.server.account;

import app.hearth.server.audit.Actor;
import app.hearth.server.http.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a sign-in comes from, as it will be shown in the list of devices.
record Device(
        @Nullable String name, String address, @Nullable String userAgent) {
    private static final int MAX_NAME = 128;
    private static final int MAX_AGENT = 256;

    static Device of(Request request, @Nullable String name) {
        return new Device(
                cut(name, MAX_NAME),
                request.address(),
                cut(request.header("user-agent").orElse(null), MAX_AGENT));
    }

    /// Who acts at this device, as far as is known: whoever acts in the name of that profile, if there is one.
    Actor actor(Optional<Profile> tried) {
        Actor somebody = Actor.at(address);
        return tried.map(profile -> somebody.as(profile.id())).orElse(somebody);
    }

    private static @Nullable String cut(@Nullable String text, int limit) {
        if (text == null || text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit));
    }
}
