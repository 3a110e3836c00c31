package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatViewModelIT extends AtTheComposer {
    @Test
    void theFirstQuestionMakesAConversationThatCarriesItsFirstLine() {
        server.nextRun().write("Lisbon ").write("is fine.").done();
        ask("Trip to Lisbon\nin three days");
        await(() -> !chat.answeringProperty().get());

        assertThat(chat.heading().title().get()).isEqualTo("Trip to Lisbon");
        assertThat(chat.conversationProperty().get()).isNotNull();
        assertThat(chat.draftProperty().get()).isEmpty();
        assertThat(text(0)).isEqualTo("Trip to Lisbon\nin three days");
        assertThat(text(1)).isEqualTo("Lisbon is fine.");
        assertThat(changed).containsOnly(chat.conversationProperty().get());
    }

    @Test
    void anAnswerGrowsWhileItIsWritten() {
        FakeRun run = server.nextRun().write("one");
        ask("Count");
        await(() -> text(1).equals("one"));
        chat.draftProperty().set("The next question");
        assertThat(chat.answeringProperty().get()).isTrue();
        assertThat(chat.canSend().get()).isFalse();

        run.write(" two");
        await(() -> text(1).equals("one two"));
        run.done();
        await(() -> !chat.answeringProperty().get());
        assertThat(text(1)).isEqualTo("one two");
    }

    @Test
    void stopEndsTheRunAndKeepsItsText() {
        FakeRun run = server.nextRun().write("a beginning");
        ask("Write a long story");
        await(() -> text(1).equals("a beginning"));
        chat.stop();
        await(() -> !chat.answeringProperty().get());

        assertThat(run.isCancelled()).isTrue();
        assertThat(text(1)).isEqualTo("a beginning");
        assertThat(chat.messages().get(1).status()).isEqualTo(MessageStatus.CANCELLED);
    }

    @Test
    void whatCouldNotBeSentStaysInTheComposerWithTheReason() {
        server.refuse("POST", "/messages", ErrorCode.STORAGE_FULL);
        ask("A question worth keeping");

        assertThat(chat.draftProperty().get()).isEqualTo("A question worth keeping");
        assertThat(chat.problemProperty().get()).isNotNull();
        assertThat(chat.messages()).isEmpty();
        assertThat(chat.canSend().get()).isTrue();
    }

    @Test
    void sendingTheSameWordsAgainGoesOutUnderTheSameIds() {
        server.refuse("POST", "/messages", ErrorCode.INTERNAL);
        ask("Once only");
        server.nextRun().write("Yes.").done();
        ask("Once only");
        await(() -> !chat.answeringProperty().get());

        assertThat(server.store.conversationCount()).isEqualTo(1);
        assertThat(chat.problemProperty().get()).isNull();
        assertThat(text(1)).isEqualTo("Yes.");
    }

    @Test
    void aTitleThatHasChangedElsewhereIsReadAgain() {
        Conversation conversation = server.conversationOf(2);
        open(conversation.id());
        server.store.rename(conversation.id(), "Leek soup");
        chat.heading().readAgain();
        await(() -> chat.heading().title().get().equals("Leek soup"));
    }

    @Test
    void aConversationOpensWithTheModelThatAnsweredThereLast() {
        Conversation conversation = server.conversationOf(4);
        Message last = server.messages(conversation.id()).getLast();
        server.add(new Message(
                last.id(),
                last.conversationId(),
                last.parentId(),
                Role.ASSISTANT,
                "x",
                null,
                "demo",
                "large",
                MessageStatus.COMPLETE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                FakeServer.NOON));
        open(conversation.id());
        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "large"));
        chat.startNew();
        chat.models().selectedProperty().set(new ModelName("demo", "small"));
        open(conversation.id());
        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "large"));
    }

    @Test
    void aLongConversationIsReadPageByPage() {
        Conversation conversation = server.conversationOf(450);
        open(conversation.id());
        assertThat(chat.messages()).hasSize(450);
        assertThat(text(449)).isEqualTo("message 449");
        assertThat(server.requests.stream().filter(line -> line.contains("/messages?")))
                .hasSize(3);
    }

    @Test
    void openingAConversationThatIsBeingAnsweredShowsEveryCharacterOnce() {
        Conversation conversation = server.conversationOf(1);
        FakeRun run = server.nextRun();
        MessageId id = MessageId.next(InstantSource.system());
        Message begun = new Message(
                id,
                conversation.id(),
                server.messages(conversation.id()).getFirst().id(),
                Role.ASSISTANT,
                "Once upon",
                null,
                "demo",
                "small",
                MessageStatus.STREAMING,
                null,
                null,
                null,
                List.of(),
                run.id,
                null,
                FakeServer.NOON);
        server.add(begun);
        server.store.begin(run, begun);
        run.write("Once ").write("upon a time");
        open(conversation.id());
        await(() -> text(1).equals("Once upon a time"));
        assertThat(chat.answeringProperty().get()).isTrue();
        run.done();
        await(() -> !chat.answeringProperty().get());
        assertThat(text(1)).isEqualTo("Once upon a time");
    }

    @Test
    void aFailedAnswerKeepsItsTextAndSaysWhyAndCanGoOn() {
        server.nextRun().write("half").fail(Problem.provider(ProviderReason.CUT_OFF, "The connection broke."));
        ask("Tell me");
        await(() -> !chat.answeringProperty().get());
        ChatMessage answer = chat.messages().get(1);
        assertThat(answer.isCutShort()).isTrue();
        assertThat(answer.problem()).isPresent();
        assertThat(text(1)).isEqualTo("half");

        server.nextRun().write("half").write(" and the rest").done();
        chat.answers().resume(answer);
        await(() -> answer.status() == MessageStatus.COMPLETE);
        assertThat(chat.messages()).hasSize(2);
        assertThat(text(1)).isEqualTo("half and the rest");
        assertThat(answer.problem()).isEmpty();
    }

    @Test
    void aRunThatBringsOnlyWhatIsNewIsAppended() {
        ChatMessage answer = new ChatMessage(FakeStore.message(
                server.conversation("x", FakeServer.NOON, false).id(),
                MessageId.next(InstantSource.system()),
                null,
                Role.ASSISTANT,
                "Once upon"));
        answer.follow();
        answer.append(" a time", "");
        assertThat(answer.text().toString()).isEqualTo("Once upon a time");
    }

    @Test
    void anotherAnswerTakesThePlaceOfTheFirst() {
        server.nextRun().write("first").done();
        ask("Say something");
        await(() -> !chat.answeringProperty().get());
        server.nextRun().write("second").done();
        chat.models().selectedProperty().set(new ModelName("demo", "large"));
        chat.answers().regenerate(chat.messages().get(1));
        await(() -> chat.messages().size() == 2
                && text(1).equals("second")
                && !chat.answeringProperty().get());
        assertThat(chat.messages().get(1).model()).contains(new ModelName("demo", "large"));
    }

    @Test
    void aConversationThatCannotBeReadSaysSo() {
        server.refuse("GET", "/conversations", ErrorCode.NOT_FOUND);
        chat.open(server.conversation("Gone", FakeServer.NOON, false).id());
        await(() -> chat.stateProperty().get() == ChatState.ERROR);
        assertThat(chat.loadProblemProperty().get()).isNotNull();
        chat.reload();
        await(() -> chat.stateProperty().get() == ChatState.READY);
        assertThat(chat.loadProblemProperty().get()).isNull();
    }

    @Test
    void aNewConversationBeginsWithTheModelThatWasAskedLast() {
        chat.models().selectedProperty().set(new ModelName("demo", "large"));
        server.nextRun().write("Yes.").done();
        ask("One");
        await(() -> !chat.answeringProperty().get());
        chat.models().selectedProperty().set(new ModelName("demo", "small"));

        chat.startNew();

        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "large"));
    }

    @Test
    void whileAQuestionIsOnItsWayNoSecondOneGoesOut() {
        server.nextRun().write("Yes.").done();
        chat.draftProperty().set("  Once only ");
        chat.send();

        assertThat(chat.canSend().get()).isFalse();
        await(() -> chat.messages().size() == 2 && !chat.answeringProperty().get());
        assertThat(text(0)).isEqualTo("Once only");
        assertThat(chat.draftProperty().get()).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeFollowedSaysSoAndNothingIsStoppable() {
        server.nextRun().write("half");
        server.refuse("GET", "/events", ErrorCode.NOT_FOUND);
        ask("Tell me");
        await(() -> !chat.answeringProperty().get());

        assertThat(chat.messages().get(1).problem()).isPresent();
    }

    @Test
    void thoughtsAndCostsArriveWithTheAnswer() {
        FakeRun run = server.nextRun().think("Let me see. ").use(new Usage(3, 4, new BigDecimal("0.002")));
        ask("Think");
        await(() -> chat.messages().get(1).usage().isPresent());
        assertThat(chat.messages().get(1).reasoning().toString()).isEqualTo("Let me see. ");
        assertThat(chat.messages().get(1).usage().orElseThrow().costUsd()).isEqualByComparingTo("0.002");
        run.done();
        await(() -> !chat.answeringProperty().get());
    }
}
