package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UnsentTest {
    private static final ConversationId SOUP = new ConversationId(new UUID(1, 1));
    private static final ConversationId TRAM = new ConversationId(new UUID(1, 2));
    private static final MessageId FIRST = new MessageId(new UUID(2, 1));
    private static final MessageId SECOND = new MessageId(new UUID(2, 2));

    @Test
    void whatStandsInOnePlaceTwiceStandsThereOneAfterTheOther() {
        Unsent here = unsent(Optional.of(SOUP), Map.of(DraftPlace.NEW, "Leek", DraftPlace.of(SOUP), "Salt"), FIRST);
        Unsent there = unsent(Optional.of(TRAM), Map.of(DraftPlace.NEW, "Eggs", DraftPlace.of(TRAM), "When"), SECOND);
        Unsent both = here.and(there);
        assertThat(both.texts())
                .containsOnly(
                        Map.entry(DraftPlace.NEW, "Leek\n\nEggs"),
                        Map.entry(DraftPlace.of(SOUP), "Salt"),
                        Map.entry(DraftPlace.of(TRAM), "When"));
        assertThat(both.open()).contains(SOUP);
        assertThat(both.edits()).containsOnly(Map.entry(SOUP, FIRST));
        assertThat(both.beginning()).isEqualTo(here.beginning());
        assertThat(here.and(Unsent.NOTHING)).isEqualTo(here);
    }

    private static Unsent unsent(Optional<ConversationId> open, Map<DraftPlace, String> texts, MessageId edited) {
        return new Unsent(
                open,
                texts,
                Map.of(DraftPlace.NEW, List.of()),
                Map.of(SOUP, edited),
                Map.of(),
                new Instructions(edited.toString(), null));
    }
}
