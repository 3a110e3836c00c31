package app.hearth.server.conversation;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.RunWork;
import app.hearth.server.run.Runs;
import app.hearth.server.run.Sequel;
import app.hearth.server.sync.ChangeLog;
import java.time.InstantSource;
import java.util.function.Consumer;
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
    private final Consumer<String> titled;
    private boolean handedOn;

    /// @param titled is told the title, once a model has given one
    TitleSequel(Owner owner, Asked asked, ProviderAccess access, Stores stores, Consumer<String> titled) {
        this.owner = owner;
        this.asked = asked;
        this.access = access;
        this.stores = stores;
        this.titled = titled;
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
                        new RunWork.Ask(
                                access,
                                Titles.request(
                                        asked.model(),
                                        asked.question(),
                                        outcome.answer().text())));
                stores.runs().start(set, owner, title.then(new Told()));
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

    /// Tells of the title.
    private final class Told implements Sequel {
        @Override
        public void ended(RunOutcome outcome) {
            stores.conversations()
                    .find(owner, asked.place().conversation())
                    .filter(conversation -> conversation.titleSource() == TitleSource.AUTO)
                    .map(Conversation::title)
                    .ifPresent(titled);
        }

        @Override
        public void close() {}
    }
}
