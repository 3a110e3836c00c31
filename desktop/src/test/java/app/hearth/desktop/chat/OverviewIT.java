package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The overview of branches without a window, before the real server.
final class OverviewIT extends AtTheRealServer {
    private ConversationId trip;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    OverviewIT(@TempDir Path data) throws Exception {
        super(data);
    }

    /// The first of three answers is in sight.
    @BeforeEach
    void plan() {
        trip = conversation();
        MessageId question = note(trip, null, Role.USER, "Where to?");
        note(trip, question, Role.ASSISTANT, "Lisbon.");
        note(trip, question, Role.ASSISTANT, "Porto.");
        note(trip, question, Role.ASSISTANT, "Faro.");
        open(chat, trip);
        chat.branches().walk(chat.messages().getLast(), -2);
    }

    private OverviewViewModel overview() {
        return chat.branches().overview();
    }

    private List<String> words() {
        return overview().lines().stream().map(OverviewLine::words).toList();
    }

    @Test
    void whoGoesToWhatIsInSightStaysInTheirBranch() {
        overview().toggle();

        assertThat(overview().goTo(overview().lines().getFirst())).isTrue();

        assertThat(texts()).containsExactly("Where to?", "Lisbon.");
        assertThat(overview().current()).isEqualTo(1);
    }

    @Test
    void nothingIsReadWhileItIsClosed() {
        assertThat(overview().lines()).isEmpty();
        overview().toggle();
        assertThat(words()).containsExactly("Where to?", "Lisbon.", "Porto.", "Faro.");

        overview().close();
        assertThat(overview().lines()).isEmpty();
        chat.branches().walk(chat.messages().getLast(), 1);
        assertThat(overview().lines()).isEmpty();
    }

    @Test
    void anAnswerHasItsWordsWhenItHasEnded() {
        overview().toggle();
        chat.answers().regenerate(chat.messages().getLast());
        await(() -> !chat.sendingProperty().get() && !chat.answeringProperty().get());

        assertThat(words()).hasSize(5).doesNotContain("");
    }

    @Test
    void thereIsNothingToLookAtUntilThereAreTwoBranches() {
        assertThat(overview().forkedProperty().get()).isTrue();
        ConversationId alone = conversation();
        note(alone, null, Role.USER, "Soup?");
        open(chat, alone);
        assertThat(overview().forkedProperty().get()).isFalse();
    }
}
