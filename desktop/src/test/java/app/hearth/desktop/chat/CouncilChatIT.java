package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.SeatedProvider;
import app.hearth.desktop.SeatedProvider.Part;
import app.hearth.desktop.fx.Png;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A conversation in which councils are asked, before the real server.
final class CouncilChatIT extends AtTheRealServer {
    private static final ModelRef ONE = SeatedProvider.model(1);
    private static final ModelRef TWO = SeatedProvider.model(2);
    private static final ModelRef BLIND = new ModelRef("demo", "hearth-demo-slow");

    private final SeatedProvider provider = new SeatedProvider(2);
    private final Locale before = Locale.getDefault();

    CouncilChatIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @BeforeEach
    void seat() {
        Locale.setDefault(Locale.ENGLISH);
        provider.serve(anna);
        chat.models().refresh();
        await(() -> chat.models().models().size() == 7);
        chat.councilChoice().seats().take(List.of(ONE, TWO), ONE);
        chat.councilChoice().toggle();
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
        Locale.setDefault(before);
    }

    private void awaitEnd() {
        await(() -> !chat.answeringProperty().get() && chat.messages().getLast().status() == MessageStatus.COMPLETE);
    }

    @Test
    void itsAnswerStandsInTheConversationAndIsOpenedAndFollowsTheNextQuestion() {
        ask("Which tram?");
        assertThat(chat.council().shownProperty().get()).isNotNull();
        awaitEnd();
        assertThat(texts()).containsExactly("Which tram?", SeatedProvider.chairmanOf(1));
        assertThat(chat.council().shownProperty().get())
                .isSameAs(
                        chat.council().of(chat.messages().getLast().councilId().orElseThrow()));
        assertThat(chat.councilChoice().on().get()).as("it stays on here").isTrue();
        ConversationId here = chat.conversationProperty().get();
        chat.startNew();
        open(chat, Objects.requireNonNull(here));
        assertThat(chat.councilChoice().on().get())
                .as("also when one comes back")
                .isTrue();
        ask("And back?");
        awaitEnd();
        assertThat(texts()).hasSize(4);
        assertThat(chat.messages().get(3).parentId())
                .contains(chat.messages().get(2).id());
    }

    @Test
    void whatAChairmanHadWrittenWhoBrokeOffIsTakenBack() {
        provider.cut(1, Part.CHAIR);
        provider.hold(2, Part.CHAIR);
        ask("Which tram?");
        await(() -> chat.messages().getLast().text().toString().startsWith("Model 2"));
        assertThat(chat.messages().getLast().text().toString()).doesNotContain("Model 1");
        provider.release(2, Part.CHAIR);
        awaitEnd();
        assertThat(texts().getLast()).isEqualTo(SeatedProvider.chairmanOf(2));
    }

    @Test
    void aQuestionForACouncilDoesNotWaitForTheEndOfAnAnswer() {
        provider.hold(1, Part.ANSWER);
        ask("Which tram?");
        chat.draftProperty().set("And back?");
        assertThat(chat.canSend().get()).isFalse();
        assertThat(chat.canQueue().get()).isFalse();
        chat.send();
        assertThat(chat.draftProperty().get()).isEqualTo("And back?");
        chat.councilChoice().toggle();
        assertThat(chat.canQueue().get()).isTrue();
        provider.release(1, Part.ANSWER);
        awaitEnd();
    }

    @Test
    void nobodyIsAskedWhileACouncilLacksAChairman() {
        chat.councilChoice().seats().take(List.of(ONE, TWO), null);
        chat.draftProperty().set("Which tram?");
        assertThat(chat.canSend().get()).isFalse();
        chat.councilChoice().toggle();
        assertThat(chat.canSend().get()).as("the selected model answers").isTrue();
    }

    @Test
    void askedAgainItStandsBesideTheFirst() {
        ask("Which tram?");
        awaitEnd();
        ChatMessage first = chat.messages().getLast();
        chat.councilDeeds().askAgain(first.councilId().orElseThrow());
        await(() -> chat.messages().getLast() != first);
        awaitEnd();
        assertThat(chat.messages().getLast().place()).isEqualTo(new Place(2, 2));
        assertThat(provider.asked(2, Part.ANSWER)).isEqualTo(2);
        assertThat(chat.messages().getLast().councilId()).isNotEqualTo(first.councilId());
    }

    @Test
    void whoeverLeavesTheConversationLeavesItsCouncil() {
        provider.hold(1, Part.ANSWER);
        ask("Which tram?");
        assertThat(chat.council().shownProperty().get()).isNotNull();
        chat.startNew();
        assertThat(chat.council().shownProperty().get()).isNull();
        assertThat(chat.councilChoice().on().get()).isFalse();
        provider.release(1, Part.ANSWER);
    }

    @Test
    void aCouncilInWhichSomebodyCannotSeeIsNotAskedWithAPicture() throws Exception {
        chat.councilChoice().seats().take(List.of(ONE, BLIND), ONE);
        byte[] picture = Png.of(new WritableImage(4, 4));
        chat.files().add("tram.png", () -> picture);
        chat.draftProperty().set("What is this?");
        await(() -> chat.files().allThere());
        assertThat(chat.sight().objection().get().orElseThrow().what()).contains("Demo: slow canned answers");
        assertThat(chat.canSend().get()).isFalse();
        chat.councilChoice().seats().take(List.of(ONE, TWO), ONE);
        assertThat(chat.canSend().get()).isTrue();
    }

    @Test
    void whatAllItsCallsTookIsNotTakenForTheLengthOfTheConversation() {
        provider.say(2, Part.ANSWER, "A long answer. ".repeat(2_000));
        ask("Which tram?");
        awaitEnd();
        assertThat(chat.messages().getLast().usage()).isPresent();
        assertThat(chat.gauge().tokens().get()).isLessThan(50);
    }

    @Test
    void oneThatWasStoppedWhileItVotedGoesOnWithTheVotes() {
        provider.hold(2, Part.VOTE);
        ask("Which tram?");
        await(() -> provider.asked(1, Part.VOTE) == 1 && provider.asked(2, Part.VOTE) == 1);
        chat.stop();
        await(() -> !chat.answeringProperty().get());
        ChatMessage stopped = chat.messages().getLast();
        assertThat(stopped.status()).isEqualTo(MessageStatus.CANCELLED);
        provider.release(2, Part.VOTE);
        chat.councilDeeds().goOn(stopped.councilId().orElseThrow());
        await(() -> chat.messages().getLast() != stopped);
        awaitEnd();
        assertThat(provider.asked(1, Part.ANSWER)).isEqualTo(1);
        assertThat(provider.asked(2, Part.ANSWER)).isEqualTo(1);
        assertThat(texts().getLast()).isEqualTo(SeatedProvider.chairmanOf(1));
    }

    @Test
    void whatCouldNotBeAskedAgainIsSaidToTheCouncil() {
        ask("Which tram?");
        awaitEnd();
        anna.keys().delete(SeatedProvider.NAME);
        chat.councilDeeds().askAgain(chat.messages().getLast().councilId().orElseThrow());
        await(() -> chat.councilDeeds().problem().getValue() != null);
        assertThat(chat.messages()).hasSize(2);
    }

    @Test
    void theGaugeGoesByTheOneThatHoldsLeast() {
        chat.councilChoice().seats().take(List.of(ONE, BLIND), ONE);
        chat.draftProperty().set("Which tram?");
        assertThat(chat.gauge().filling().get().orElseThrow().model()).isEqualTo("Demo: slow canned answers");
        chat.councilChoice().seats().take(List.of(ONE, TWO), ONE);
        assertThat(chat.gauge().filling().get())
                .as("nobody knows how much these hold")
                .isEmpty();
    }
}
