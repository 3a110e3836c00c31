package app.hearth.server.live;

import app.hearth.common.account.SessionId;
import app.hearth.server.access.Authentication;
import app.hearth.server.run.Runs;
import app.hearth.server.sync.ChangeLog;
import java.time.InstantSource;
import java.util.function.Predicate;

/// What live channels stand on.
///
/// @param isLive whether a session still lives, to within a second
public record LiveParts(
        Authentication authentication,
        Predicate<SessionId> isLive,
        ChangeLog changes,
        Runs runs,
        InstantSource clock) {}
