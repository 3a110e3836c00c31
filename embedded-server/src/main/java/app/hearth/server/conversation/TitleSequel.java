package app.hearth.server.conversation;

import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.Runs;
import app.hearth.server.run.Sequel;
import app.hearth.server.sync.ChangeLog;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for a title once an answer is whole. It holds a key of its own until then, because the answer's run closes the
/// other one. What goes wrong is let be: the next answer asks again.
final class TitleSequel implements Sequel {
    private static final Logger LOG = LoggerFactory.getLogger(TitleSequel.class);

    private final Owner owner;
    private final Asked asked;
    private final ProviderAccess access;
    private final Stores stores;
    private boolean handedOn;

    TitleSequel(Owner owner, Asked asked, ProviderAccess access, Stores stores) {
        this.owner = owner;
        this.asked = asked;
        this.access = access;
        this.stores = stores;
    }

    /// The question, and the model that answers it.
    record Asked(RunRequest.Place place, String model, String question) {}

    /// Where a title is asked for and kept.
    record Stores(Conversations conversations, ChangeLog changes, Runs runs, InstantSource clock) {}

    @Override
    public void ended(RunOutcome outcome) {
        if (outcome.status() != RunStatus.DONE || outcome.answer().text().isBlank() || !isWanted()) {
            return;
        }
        try {
            handedOn = stores.changes().write(owner, set -> {
                RunRequest title = new RunRequest(
                        RunId.next(stores.clock()),
                        RunKind.TITLE,
                        asked.place(),
                        access,
                        Titles.request(
                                asked.model(),
                                asked.question(),
                                outcome.answer().text()));
                stores.runs().start(set, owner, title);
                return true;
            });
        } catch (HttpFailure e) { // no place, no budget, or the server stops
            LOG.debug("No title is asked for: {}", e.problem().code());
        }
    }

    private boolean isWanted() {
        return stores.conversations()
                .find(owner, asked.place().conversation())
                .filter(Titles::isWanted)
                .isPresent();
    }

    @Override
    public void close() {
        if (!handedOn) {
            access.key().close();
        }
    }
}
