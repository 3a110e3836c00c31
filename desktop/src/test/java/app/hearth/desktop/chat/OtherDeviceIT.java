package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.conversations.LiveFeed;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two devices of one person at the same conversation: each hears over the live channel what the other one does.
final class OtherDeviceIT extends AtTheRealServer {
    private final AtomicInteger heard = new AtomicInteger();
    private HearthClient phone;
    private ChatViewModel there;
    private LiveFeed live;

    @SuppressWarnings("NullAway.Init") // each test begins with both devices
    OtherDeviceIT(@TempDir Path data) throws Exception {
        super(data);
    }

    private Background background() {
        return new Background(Executors.newVirtualThreadPerTaskExecutor(), ui::add);
    }

    @BeforeEach
    void takeThePhone() {
        phone = house.signIn("anna", "Phone");
        there = new ChatViewModel(phone, background(), InstantSource.system());
        there.models().refresh();
        await(() -> there.models().knownProperty().get());
        AtomicInteger missed = new AtomicInteger();
        live = new LiveFeed(anna.live(), Rounds.byTheClock(), background(), new LiveFeed.Heard() {
            @Override
            public void missed() {
                missed.incrementAndGet();
            }

            @Override
            public void conversation(ConversationId id) {
                chat.changedElsewhere(id);
                heard.incrementAndGet();
            }

            @Override
            public void tags() {}

            @Override
            public void runs() {}
        });
        await(() -> missed.get() > 0);
    }

    @AfterEach
    void putThePhoneAway() {
        live.close();
        there.close();
    }

    /// Where to, with two answers; the second is shown, on both devices.
    private ConversationId fork() {
        ConversationId id = conversation();
        MessageId question = note(id, null, Role.USER, "Where to?");
        note(id, question, Role.ASSISTANT, "Lisbon.");
        note(id, question, Role.ASSISTANT, "Porto.");
        open(chat, id);
        open(there, id);
        return id;
    }

    private void awaitShown(String... texts) {
        await(() -> texts().equals(List.of(texts)));
    }

    private void awaitOffer() {
        await(() -> chat.otherDevice().offeredProperty().get());
    }

    private void walkThere(int steps) {
        there.branches().walk(there.messages().get(1), steps);
    }

    @Test
    void theBranchChosenOnOneDeviceIsShownOnTheOther() {
        fork();

        walkThere(-1);

        awaitShown("Where to?", "Lisbon.");
        assertThat(chat.messages().get(1).place()).isEqualTo(new Place(1, 2));
        assertThat(chat.otherDevice().offeredProperty().get()).isFalse();
    }

    @Test
    void whatIsAskedOnOneDeviceIsShownOnTheOtherAsItIsAnswered() {
        fork();
        ChatMessage before = chat.messages().getFirst();

        there.draftProperty().set("And then?");
        there.send();

        await(() -> chat.messages().size() == 4
                && chat.messages().getLast().status() == MessageStatus.COMPLETE
                && !chat.messages().getLast().text().isEmpty());
        assertThat(texts()).startsWith("Where to?", "Porto.", "And then?");
        assertThat(texts()).isEqualTo(texts(there));
        assertThat(chat.messages().getFirst()).isSameAs(before);
    }

    @Test
    void whoEditsAQuestionIsOfferedTheOtherBranchAndGoesThereWhenTheyWant() {
        fork();
        chat.editing().begin(chat.messages().getFirst());
        chat.draftProperty().set("Where to in March?");

        walkThere(-1);
        awaitOffer();

        assertThat(texts()).containsExactly("Where to?", "Porto.");
        assertThat(chat.draftProperty().get()).isEqualTo("Where to in March?");
        chat.otherDevice().follow();
        assertThat(texts()).containsExactly("Where to?", "Lisbon.");
        assertThat(chat.otherDevice().offeredProperty().get()).isFalse();
        assertThat(chat.editing().isGoingOn()).isTrue();
        assertThat(chat.draftProperty().get()).isEqualTo("Where to in March?");
    }

    @Test
    void whoHasDeletedAllWordsOfTheQuestionTheyEditIsNotLedAwayEither() {
        fork();
        chat.editing().begin(chat.messages().getFirst());
        chat.draftProperty().set("");

        walkThere(-1);
        awaitOffer();

        assertThat(texts()).containsExactly("Where to?", "Porto.");
    }

    @Test
    void whoIsWritingStaysAndTheirQuestionFollowsWhatTheySee() {
        ConversationId id = fork();
        chat.draftProperty().set("How warm is it?");
        walkThere(-1);
        awaitOffer();

        chat.send();
        await(() -> !chat.sendingProperty().get() && !chat.answeringProperty().get());

        assertThat(texts()).startsWith("Where to?", "Porto.", "How warm is it?");
        assertThat(chat.otherDevice().offeredProperty().get()).isFalse();
        await(() -> chat.messages().getLast().id().equals(leafOf(id)));
    }

    @Test
    void whoWatchesAnAnswerBeingWrittenIsNotLedAway() {
        fork();
        ask("Tell me more");
        assertThat(chat.answeringProperty().get()).isTrue();
        there.reload();
        await(() -> there.stateProperty().get() == ChatState.READY
                && there.messages().size() == 4);

        walkThere(-1);
        awaitOffer();

        assertThat(texts()).hasSize(4).contains("Tell me more");
        await(() -> !chat.answeringProperty().get());
        assertThat(chat.messages().getLast().status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(chat.otherDevice().offeredProperty().get()).isTrue();
        chat.otherDevice().dismiss();
        assertThat(texts()).hasSize(4);
    }

    @Test
    void whoWalksHereIsNotLedBackByWhatTheyChoseBefore() {
        ConversationId id = fork();
        ChatMessage first = chat.messages().getFirst();
        for (int step = 0; step < 6; step++) {
            chat.branches().walk(chat.messages().get(1), step % 2 == 0 ? -1 : 1);
        }
        chat.branches().walk(chat.messages().get(1), -1);
        MessageId lisbon = chat.messages().get(1).id();
        await(() -> lisbon.equals(leafOf(id)));
        int before = heard.get();
        anna.conversations().update(id, ConversationPatch.none().withTitle("Trip to the sea"));
        await(() -> heard.get() > before && chat.heading().title().get().equals("Trip to the sea"));

        assertThat(texts()).containsExactly("Where to?", "Lisbon.");
        assertThat(chat.messages().getFirst()).isSameAs(first);
    }

    @Test
    void whatGoesToTheTrashOnOneDeviceIsGoneOnTheOther() {
        fork();

        there.branches().trash(there.messages().get(1));

        awaitShown("Where to?", "Lisbon.");
        await(() -> chat.messages().get(1).place().equals(Place.ALONE));
    }
}
