package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What outlasts the program of what was typed, before the real server.
final class DraftKeeperIT extends AtTheRealServer {
    private final List<byte[]> kept = new ArrayList<>();
    private final List<Rounds.Round> rounds = new ArrayList<>();
    private final Path folder;
    private boolean full;

    DraftKeeperIT(@TempDir Path data) throws Exception {
        super(data);
        folder = data;
    }

    private DraftKeeper keeper(ChatViewModel typed, Optional<Unsent> before) {
        rounds.clear();
        return new DraftKeeper(
                typed::unsent,
                before,
                drafts -> {
                    if (full) {
                        throw new IOException("No space is left.");
                    }
                    kept.add(drafts.clone());
                },
                (_, _, round) -> {
                    rounds.add(round);
                    return () -> {};
                },
                new Background(Runnable::run, Runnable::run));
    }

    private void second() throws InterruptedException {
        for (Rounds.Round round : rounds) {
            assertThat(round.go()).isTrue();
        }
    }

    private Unsent last() throws IOException {
        return DraftKeeper.read(kept.getLast());
    }

    @Test
    void whatIsTypedIsKeptOnceAndAgainWhenItChanges() throws Exception {
        keeper(chat, Optional.empty());
        second();
        assertThat(kept).as("there is nothing to keep").isEmpty();
        chat.draftProperty().set("Plan a week");
        second();
        second();
        assertThat(kept).hasSize(1);
        chat.draftProperty().set("Plan a week in May");
        second();

        assertThat(kept).hasSize(2);
        assertThat(last().texts()).containsExactly(Map.entry(DraftPlace.NEW, "Plan a week in May"));
        chat.draftProperty().set("");
        second();
        assertThat(last().texts()).isEmpty();
    }

    @Test
    void whatCouldNotBeKeptIsTriedAgain() throws Exception {
        keeper(chat, Optional.empty());
        chat.draftProperty().set("Plan a week");
        full = true;
        second();
        assertThat(kept).isEmpty();
        full = false;
        second();

        assertThat(kept).hasSize(1);
    }

    @Test
    void theLastWordsAreKeptWhenThePersonGoesAndThenNoMore() throws Exception {
        DraftKeeper keeper = keeper(chat, Optional.empty());
        chat.draftProperty().set("Plan a week");
        Background.Step last = keeper.close();
        chat.close();
        second();
        assertThat(kept).isEmpty();
        last.run();

        assertThat(kept).hasSize(1);
        assertThat(last().texts()).containsValue("Plan a week");
    }

    @Test
    void whatWasReadIsNotKeptAgainUntilItChanges() throws Exception {
        keeper(chat, Optional.empty());
        chat.draftProperty().set("Plan a week");
        second();
        Unsent before = last();
        ChatViewModel next = chat();
        next.comeBackTo(before);
        DraftKeeper keeper = keeper(next, Optional.of(before));
        second();
        keeper.close().run();

        assertThat(kept).hasSize(1);
        next.close();
    }

    @Test
    void everythingThatWasNotSentIsThereAtTheNextStart() throws Exception {
        ConversationId trip = conversation();
        MessageId question = note(trip, null, Role.USER, "Where to?");
        note(trip, question, Role.ASSISTANT, "Lisbon.");
        Path map = Files.writeString(folder.resolve("map.txt"), "north");
        open(chat, trip);
        chat.draftProperty().set("How far?");
        chat.files().add(List.of(map));
        chat.files().add("pasted.txt", () -> "south".getBytes(StandardCharsets.UTF_8));
        await(() -> chat.files().allThere());
        List<Attachment> sent = chat.files().there();
        chat.editing().beginLast();
        chat.draftProperty().set("Where to in May?");
        chat.startNew();
        chat.draftProperty().set("Soup");
        chat.beginning().set(new Instructions("You cook.", null));
        Outbox.Question waiting = new Outbox.Question("How long?", sent);
        chat.queue().add(trip, waiting, PLAIN, Optional.empty());

        keeper(chat, Optional.empty()).close().run();
        chat.close();
        ChatViewModel next = chat();
        next.comeBackTo(last());

        assertThat(next.conversationProperty().get()).isNull();
        assertThat(next.draftProperty().get()).isEqualTo("Soup");
        assertThat(next.beginning().get().systemPrompt()).isEqualTo("You cook.");
        open(next, trip);
        assertThat(next.editing().questionProperty().get()).isEqualTo(question);
        assertThat(next.draftProperty().get()).isEqualTo("Where to in May?");
        next.editing().leave();
        assertThat(next.draftProperty().get()).isEqualTo("How far?");
        assertThat(next.files().there()).isEqualTo(sent);
        assertThat(next.files().shown().getFirst().source()).isEqualTo(new FileSource.OnDisk(map));
        assertThat(next.queue().shown()).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("How long?");
            assertThat(one.files()).isEqualTo(sent);
            assertThat(one.model()).isEqualTo(PLAIN);
        });
        assertThat(next.queue().heldProperty().get()).isPresent();
        next.close();
    }

    @Test
    void aFileThatHadNotArrivedIsSentAnewFromWhereItIs() throws Exception {
        Path map = Files.writeString(folder.resolve("map.txt"), "north");
        ChatViewModel offline = new ChatViewModel(
                anna, new Background(_ -> {}, Runnable::run), InstantSource.system()); // nothing ever arrives
        offline.files().add(List.of(map));
        offline.files().add("pasted.txt", () -> new byte[] {1});

        keeper(offline, Optional.empty()).close().run();
        ChatViewModel next = chat();
        next.comeBackTo(last());
        await(() -> next.files().allThere());

        assertThat(next.files().there())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("map.txt"));
        next.close();
    }
}
