package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two answers side by side without a window, before the real server.
final class CompareIT extends AtTheRealServer {
    private ConversationId trip;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    CompareIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @BeforeEach
    void plan() {
        trip = conversation();
        MessageId question = note(trip, null, Role.USER, "Where to?");
        note(trip, question, Role.ASSISTANT, "Lisbon.");
        note(trip, question, Role.ASSISTANT, "Porto.");
        note(trip, question, Role.ASSISTANT, "Faro.");
        open(chat, trip);
    }

    private CompareViewModel compare() {
        return chat.branches().compare();
    }

    private ChatMessage shown() {
        return chat.messages().getLast();
    }

    private List<String> pair() {
        return Optional.ofNullable(compare().pairProperty().get()).stream()
                .flatMap(pair -> List.of(pair.left(), pair.right()).stream())
                .map(answer -> answer.text().toString())
                .toList();
    }

    @Test
    void theFirstOfThemIsComparedWithTheOneAfterItUnderTheirQuestion() {
        chat.branches().walk(shown(), -2);

        compare().compare(shown());

        assertThat(pair()).containsExactly("Lisbon.", "Porto.");
        assertThat(compare().question()).isEqualTo("Where to?");
    }

    @Test
    void onBothSidesTheTwoChangePlacesWhenTheOtherOneIsChosen() {
        compare().compare(shown());
        compare().choose(compare().answers().get(1), false);
        assertThat(pair()).containsExactly("Faro.", "Porto.");
        compare().choose(compare().answers().get(1), true);
        assertThat(pair()).containsExactly("Porto.", "Faro.");
        compare().choose(compare().answers().getFirst(), false);
        assertThat(pair()).containsExactly("Porto.", "Lisbon.");
    }

    @Test
    void anAnswerThatComesMeanwhileCanBeChosenToo() {
        compare().compare(shown());
        chat.answers().regenerate(shown());
        await(() -> !chat.sendingProperty().get());

        assertThat(compare().answers()).hasSize(4);
        assertThat(compare().placeOf(shown())).isEqualTo(new Place(4, 4));
        assertThat(pair()).containsExactly("Porto.", "Faro.");
    }

    @Test
    void anAnswerAloneCannotBeComparedAndAQuestionNever() {
        assertThat(compare().canCompare(shown())).isTrue();
        assertThat(compare().canCompare(chat.messages().getFirst())).isFalse();
        ConversationId other = conversation();
        note(other, note(other, null, Role.USER, "Soup?"), Role.ASSISTANT, "Yes.");
        open(chat, other);

        assertThat(compare().canCompare(shown())).isFalse();
    }
}
