package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the overview makes of a tree.
final class OverviewTest {
    private final ConversationId conversation = ConversationId.next(InstantSource.system());
    private final List<Message> all = new ArrayList<>();
    private final Branch branch = new Branch();

    private MessageId add(@Nullable MessageId parent, String text) {
        Role role = text.endsWith("?") ? Role.USER : Role.ASSISTANT;
        Instant now = Instant.ofEpochSecond(all.size());
        Message made = FakeStore.message(conversation, MessageId.next(() -> now), parent, role, text);
        all.add(made);
        return made.id();
    }

    private MessageId addMany(MessageId parent, int count) {
        MessageId last = parent;
        for (int number = 0; number < count; number++) {
            last = add(last, number % 2 == 0 ? "More?" : "More.");
        }
        return last;
    }

    private List<OverviewLine> lines() {
        return OverviewLine.of(branch.tree(), branch.messages());
    }

    private List<String> drawn() {
        return lines().stream()
                .map(line -> "  ".repeat(line.depth()) + line.words() + " +" + line.following()
                        + (line.inSight() ? " *" : ""))
                .toList();
    }

    @Test
    void onlyForksMakeLinesAndEachBranchStandsBelowItsFork() {
        MessageId question = add(null, "Where to?");
        MessageId lisbon = add(question, "Lisbon.");
        MessageId more = addMany(lisbon, 3);
        add(more, "Rain.");
        MessageId sun = add(more, "Sun.");
        MessageId porto = add(question, "Porto.");
        addMany(porto, 2);
        branch.read(all, sun);

        assertThat(drawn())
                .containsExactly("Where to? +0 *", "  Lisbon. +3 *", "    Rain. +0", "    Sun. +0 *", "  Porto. +2");
    }

    @Test
    void questionsThatBeginAConversationTwiceAreSiblings() {
        addMany(add(null, "Where to?"), 1);
        addMany(add(null, "Where to in March?"), 1);
        branch.read(all, null);

        assertThat(drawn()).containsExactly("Where to? +1", "Where to in March? +1 *");
    }

    @Test
    void aConversationWithoutForksIsOneLineHoweverLongItIs() {
        addMany(add(null, "Where to?"), 9_999);
        branch.read(all, null);

        assertThat(drawn()).containsExactly("Where to? +9999 *");
        assertThat(branch.isForked()).isFalse();
    }

    @Test
    void ofALongTextOnlyTheBeginningIsRead() {
        add(null, "A\n\n  long\tstory. ".repeat(1_000));
        branch.read(all, null);

        assertThat(lines().getFirst().words())
                .startsWith("A long story. A long")
                .hasSizeLessThan(160);
    }

    @Test
    void aQuestionIsShownAsItWasTypedAndAnAnswerWithoutItsMarkdown() {
        MessageId question = add(null, "# Where *exactly*?");
        add(question, "To **Lisbon**.");
        add(question, "To *Porto*.");
        branch.read(all, null);

        assertThat(lines())
                .extracting(OverviewLine::words)
                .containsExactly("# Where *exactly*?", "To Lisbon.", "To Porto.");
    }

    @Test
    void aTreeThatIsReadAnewKeepsItsMessagesAndLosesThoseThatAreGone() {
        MessageId question = add(null, "Where to?");
        MessageId lisbon = add(question, "Lisbon.");
        MessageId porto = add(question, "Porto.");
        add(porto, "How long?");
        branch.read(all, null);
        ChatMessage first = branch.messages().getFirst();
        MessageId faro = add(lisbon, "And Faro?");
        all.removeIf(message -> message.id().equals(porto) || porto.equals(message.parentId()));

        List<ChatMessage> gone = branch.renew(all, Optional.empty());

        assertThat(gone)
                .extracting(message -> message.text().toString())
                .containsExactlyInAnyOrder("Porto.", "How long?");
        assertThat(branch.messages()).containsExactly(first);
        assertThat(branch.find(faro)).isPresent();
        assertThat(drawn()).containsExactly("Where to? +2 *");
    }
}
