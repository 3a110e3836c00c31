package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {
    private static final Attachment FILE =
            new Attachment(new AttachmentId(new UUID(0, 1)), "soup.txt", Attachment.TEXT, 9, null, null);

    private static Message question(String words) {
        ConversationId conversation = new ConversationId(new UUID(0, 2));
        return new MessageDraft(
                        new MessageId(new UUID(0, 3)),
                        conversation,
                        Optional.empty(),
                        Role.USER,
                        words,
                        null,
                        null,
                        MessageStatus.COMPLETE,
                        null,
                        List.of())
                .node(Instant.EPOCH)
                .message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Trip to Lisbon|Trip to Lisbon",
                "  Trip to Lisbon.  |Trip to Lisbon",
                "\"Trip to Lisbon\"|Trip to Lisbon",
                "**Title: “Trip to Lisbon.”**|Trip to Lisbon",
                "# Trip to Lisbon|Trip to Lisbon",
                "Titel: „Reise nach Lissabon“|Reise nach Lissabon",
                "What now?|What now?",
                "And so on...|And so on...",
                "C# and F#|C# and F",
                "<think>They travel.</think>Trip to Lisbon|Trip to Lisbon",
                "旅行の計画|旅行の計画",
                "👩‍🚀 In space|👩‍🚀 In space",
            })
    void ofWhatAModelSaysOnlyTheTitleIsKept(String said, String title) {
        assertThat(Titles.title(said)).contains(title);
    }

    @Test
    void untilThereIsATitleItIsCalledByItsBeginningOrItsFile() {
        assertThat(Titles.beginning(question("\n  Soup for four \nor five"))).contains("Soup for four");
        assertThat(Titles.beginning(question(" \n ").withAttachments(List.of(FILE))))
                .contains("soup.txt");
        assertThat(Titles.beginning(question(" \n "))).isEmpty();
    }

    @Test
    void theFirstLineThatSaysSomethingIsTheTitle() {
        assertThat(Titles.title("\n \"\" \n\tTrip\u0007 to\tLisbon\nIt is about travelling."))
                .contains("Trip to Lisbon");
        assertThat(Titles.title("<think>\na\nb\n</think>\n\nTrip")).contains("Trip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "\"\"", "<think>They travel", "**"})
    void nothingIsNoTitle(String said) {
        assertThat(Titles.title(said)).isEmpty();
    }

    @Test
    void aLongOneIsCutBetweenWordsAndNeverWithinACharacter() {
        assertThat(Titles.title("wordy ".repeat(40)).orElseThrow())
                .hasSizeLessThanOrEqualTo(80)
                .endsWith(" wordy…");
        assertThat(Titles.title("😀".repeat(60))).contains("😀".repeat(60));
        String faces = Titles.title("😀".repeat(200)).orElseThrow();
        assertThat(faces).isEqualTo("😀".repeat(79) + "…");
    }

    @Test
    void aLongConversationIsAskedAboutByItsBeginning() {
        String asked = Titles.request("m", "q".repeat(5_000), "short")
                .turns()
                .getLast()
                .text();
        assertThat(asked).contains("q".repeat(2_000) + "…\n\nAnswer:\nshort").doesNotContain("q".repeat(2_001));
    }
}
