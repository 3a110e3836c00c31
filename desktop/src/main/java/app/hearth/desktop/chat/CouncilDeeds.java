package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Role;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Field;
import app.hearth.desktop.council.CouncilActs;
import app.hearth.desktop.council.CouncilViewModel;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What can be done with a council, in the conversation in sight. Confined to the UI thread; never blocks it.
final class CouncilDeeds implements CouncilActs {
    /// Where a council without an answer begins again when nothing else is known.
    private static final int FIRST_STAGE = 1;

    private final HearthClient client;
    private final Background background;
    private final InstantSource clock;
    private final OpenConversation open;
    private final ObservableBooleanValue busy;
    private Consumer<CouncilId> convened = _ -> {};
    private Runnable promoted = () -> {};

    CouncilDeeds(HearthClient client, Background background, InstantSource clock, OpenConversation open) {
        this.client = client;
        this.background = background;
        this.clock = clock;
        this.open = open;
        this.busy = open.exchange().goingProperty().or(open.answer().goingProperty());
    }

    /// Who shows a council that has just been asked, and the conversation when an answer has been taken from one.
    void on(Consumer<CouncilId> councilTaker, Runnable conversation) {
        convened = councilTaker;
        promoted = conversation;
    }

    /// A council has been asked in the conversation in sight.
    void convened(Posted posted) {
        CouncilId council = posted.assistantMessage().councilId();
        if (council != null) {
            convened.accept(council);
        }
    }

    @Override
    public ObservableBooleanValue busy() {
        return busy;
    }

    @Override
    public ObservableValue<@Nullable Explanation> problem() {
        return open.exchange().problemProperty();
    }

    @Override
    public void rerun(Council council, CouncilRerun wanted) {
        open.again(_ -> posted(client.councils().rerun(council.id(), wanted)), this::convened);
    }

    /// Goes on where a council ended without an answer.
    void goOn(CouncilId id) {
        open.again(
                _ -> posted(client.councils()
                        .rerun(
                                id,
                                new CouncilRerun(
                                        CouncilViewModel.missingFrom(
                                                client.councils().get(id)),
                                        null))),
                this::convened);
    }

    /// Asks once more for what brought nothing, or for all of it.
    void askAgain(CouncilId id) {
        open.again(_ -> posted(client.councils().rerun(id, new CouncilRerun(FIRST_STAGE, null))), this::convened);
    }

    private static Posted posted(PostedCouncil council) {
        return new Posted(council.userMessage(), council.assistantMessage(), council.run());
    }

    @Override
    public void promote(Council council, CouncilSeat seat) {
        CouncilCall answer = seat.answer();
        Optional<ChatMessage> given = open.branch().find(council.messageId());
        if (answer == null || given.isEmpty()) {
            return;
        }
        NewMessage taken = new NewMessage(
                MessageId.next(clock),
                Field.of(given.get().parentId().orElse(null)),
                answer.text(),
                seat.provider(),
                seat.model(),
                null,
                false,
                Role.ASSISTANT,
                MessageStatus.COMPLETE,
                null);
        open.add(id -> client.conversations().add(id, taken), promoted);
    }

    @Override
    public void stop(Council council) {
        RunId run = council.runId();
        background.run(
                () -> {
                    client.runs().cancel(run);
                    return run;
                },
                _ -> {},
                failure -> open.exchange().fail(Explanations.of(failure)));
    }
}
