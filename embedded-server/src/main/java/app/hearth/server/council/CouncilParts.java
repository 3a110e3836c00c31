package app.hearth.server.council;

import app.hearth.common.run.RunKind;
import app.hearth.server.conversation.Posing;
import app.hearth.server.council.CouncilPresetRoutes.Suggesting;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.run.RunSink;
import app.hearth.server.run.Runs;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSource;
import app.hearth.server.sync.Replays;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What councils consist of, put together.
public final class CouncilParts {
    private final ChangeLog changes;
    private final InstantSource clock;
    private final Councils councils;
    private final CouncilPresets presets;

    /// @param answers where the answers go that councils give
    public CouncilParts(Database database, ChangeLog changes, InstantSource clock, RunSink answers) {
        this.changes = changes;
        this.clock = clock;
        this.councils = new Councils(database, answers);
        this.presets = new CouncilPresets(database, changes, clock);
    }

    /// Where the runs of councils leave what they bring.
    public Map<RunKind, RunSink> sinks() {
        return Map.of(
                RunKind.COUNCIL, councils,
                RunKind.SEAT, councils,
                RunKind.JUDGE, councils,
                RunKind.CHAIRMAN, councils);
    }

    /// The same with what it takes to hold councils.
    ///
    /// @param suggesting a council for who has named none
    public Opened open(Posing posing, Runs runs, Suggesting suggesting) {
        Floor.Hall hall = new Floor.Hall(changes, councils, posing, runs, clock);
        return new Opened(new Convening(hall, presets), presets, suggesting);
    }

    /// Councils that can be held.
    public static final class Opened {
        private final Convening convening;
        private final CouncilPresets presets;
        private final Suggesting suggesting;

        private Opened(Convening convening, CouncilPresets presets, Suggesting suggesting) {
            this.convening = convening;
            this.presets = presets;
            this.suggesting = suggesting;
        }

        /// Where the change feed reads what belongs here.
        public Map<String, ChangeSource> sources() {
            return Map.of(Councils.ENTITY, convening::states, CouncilPresets.ENTITY, presets::states);
        }

        public Routes routes(Replays replays) {
            List<Route> routes = Stream.of(
                            new CouncilRoutes(convening, replays),
                            new CouncilPresetRoutes(presets, suggesting, replays))
                    .flatMap(each -> each.routes().stream())
                    .toList();
            return () -> routes;
        }
    }
}
