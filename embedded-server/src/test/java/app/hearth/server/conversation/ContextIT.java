package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.SaveKey;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.run.RunEvent;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of a conversation a model is told, when it does not hold all of it.
class ContextIT {
    /// Thirty bytes of these are ten tokens by estimate.
    private static final String WORDS = "abcdefghi ";

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private HearthClient ada;
    private ConversationId conversation;

    /// `small` holds 1,000 tokens, of which a quarter is kept for an answer; of `unknown` nobody knows.
    @BeforeEach
    void moveIn() throws Exception {
        provider.list("""
                {"data": [{"id": "small", "context_length": 1000}, {"id": "unknown"},
                          {"id": "brief", "context_length": 1000, "top_provider": {"max_completion_tokens": 100}}]}""");
        house = new House(folder);
        ada = house.client();
        ada.register(new Registration("ada", null, Secret.of(House.PASSWORD), null, null, null, null));
        ada.keys().save(new SaveKey("home", null, provider.baseUrl(), null));
        ada.keys().refreshModels();
        conversation = ada.conversations()
                .create(new NewConversation(null, null, null, null))
                .id();
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
        provider.close();
    }

    /// A text of so many tokens by estimate, beginning with a word of its own.
    private static String tokens(String name, int count) {
        return (name + " " + WORDS.repeat(count)).substring(0, count * 3);
    }

    private MessageId note(Role role, String text) {
        return ada.conversations()
                .add(conversation, NewMessage.note(role, text))
                .id();
    }

    private Message ask(String model, String text) {
        return ask(NewMessage.question(text, "home", model));
    }

    private Message ask(NewMessage question) {
        provider.say("Yes.");
        provider.finish();
        return ended(ada.conversations().ask(conversation, question));
    }

    private Message ended(Posted posted) {
        List<RunEvent> events = new ArrayList<>();
        ada.runs().watch(posted.run().id(), events::add);
        return ((RunEvent.Done) events.getLast()).message();
    }

    /// The first words of what the model was told last.
    private List<String> told() {
        JsonNode messages =
                Json.read(provider.bodies().getLast(), JsonNode.class).path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("content").asText().split(" ", 2)[0])
                .toList();
    }

    private static ProblemException problemOf(Runnable call) {
        try {
            call.run();
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("Nothing was refused.");
    }

    /// A question and its answer, of 92 estimated tokens each with the marks around them.
    private void talk(int rounds) {
        IntStream.range(0, rounds).forEach(i -> {
            note(Role.USER, tokens("question" + i, 84));
            note(Role.ASSISTANT, tokens("answer" + i, 84));
        });
    }

    @Test
    void aBranchThatFitsIsToldWholeAndNothingIsLeftOut() {
        talk(3);
        assertThat(ask("small", "And now?").leftOut()).isNull();
        assertThat(told())
                .containsExactly("question0", "answer0", "question1", "answer1", "question2", "answer2", "And");
    }

    /// 750 tokens are for the request. With a tenth more, a message takes 102 and the question 13: seven fit, and the
    /// seventh is an answer whose question does not.
    @Test
    void theOldestMessagesAreLeftOutWholeAndTheAnswerSaysHowMany() {
        talk(6);
        Message answer = ask("small", "And now?");
        assertThat(told())
                .containsExactly("question3", "answer3", "question4", "answer4", "question5", "answer5", "And");
        assertThat(answer.leftOut()).isEqualTo(6);
        Message stored =
                ada.conversations().messages(conversation, false, null).items().getLast();
        assertThat(stored.leftOut()).isEqualTo(6);
    }

    @Test
    void aModelOfWhichNobodyKnowsWhatItHoldsIsToldEverything() {
        talk(200);
        assertThat(ask("unknown", "And now?").leftOut()).isNull();
        assertThat(told()).hasSize(401).startsWith("question0").endsWith("answer199", "And");
    }

    @Test
    void theSystemPromptsAreNeverLeftOutAndTakeTheirRoom() {
        ada.prompts().change(PromptSettingsPatch.to(tokens("standing", 230)));
        ada.conversations().update(conversation, ConversationPatch.none().withSystemPrompt(tokens("here", 229)));
        talk(6);
        assertThat(ask("small", "And now?").leftOut()).isEqualTo(10);
        assertThat(told()).containsExactly("standing", "question5", "answer5", "And");
        JsonNode system = Json.read(provider.bodies().getLast(), JsonNode.class).at("/messages/0");
        assertThat(system.path("role").asText()).isEqualTo("system");
        assertThat(system.path("content").asText()).contains("\n\nhere ");
    }

    @Test
    void aConversationWithoutAPromptOfItsOwnHasThatOfTheProfile() {
        ada.prompts().change(PromptSettingsPatch.to("standing"));
        ask("small", "And now?");
        assertThat(told()).containsExactly("standing", "And");
        ada.prompts().change(PromptSettingsPatch.to(null));
        ask("small", "Then?");
        assertThat(told()).doesNotContain("standing");
    }

    @Test
    void aQuestionThatAloneIsTooLongIsRefusedBeforeAnythingIsSentOrStored() {
        ProblemException refused = problemOf(() -> ask("small", tokens("long", 700)));
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(refused.problem().errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("content");
            assertThat(error.message()).contains("1000").contains("250");
        });
        assertThat(provider.bodies()).isEmpty();
        assertThat(ada.conversations().messages(conversation, true, null).items())
                .isEmpty();
    }

    @Test
    void whatTheQuestionAllowsItsAnswerIsKeptForIt() {
        talk(3);
        NewMessage question = NewMessage.question("And now?", "home", "small");
        JsonNode much = Json.read("{\"max_tokens\": 700}", JsonNode.class);
        assertThat(ask(with(question, much)).leftOut()).isEqualTo(4);
        JsonNode all = Json.read("{\"max_tokens\": 1000}", JsonNode.class);
        assertThat(problemOf(() -> ask(with(question, all))).problem().errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("smaller limit"));
    }

    private static NewMessage with(NewMessage question, @Nullable JsonNode params) {
        return new NewMessage(
                null,
                question.parentId(),
                question.content(),
                question.provider(),
                question.model(),
                params,
                null,
                null,
                null,
                null);
    }

    /// 900 of 1,000 tokens are for the request.
    @Test
    void aModelThatAnswersBrieflyIsToldMore() {
        talk(5);
        assertThat(ask("brief", "And now?").leftOut()).isEqualTo(2);
    }

    @Test
    void whatAProviderCountedForThisBranchIsBelievedBeforeTheEstimate() {
        talk(3);
        provider.say("Yes.");
        provider.spend(360, 3); // of 563 estimated
        provider.finish();
        ended(ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "small")));
        note(Role.USER, tokens("question3", 84));
        note(Role.ASSISTANT, tokens("answer3", 84));
        assertThat(ask("small", tokens("last", 84)).leftOut()).isNull();
        assertThat(told()).hasSize(11);
        Message byAnother = ask("unknown", "So?");
        assertThat(byAnother.leftOut()).isNull();
    }

    /// By the estimate all of it would fit; the provider counts nearly twice as many.
    @Test
    void aTokenizerThatMakesMoreTokensLeavesMoreOut() {
        talk(3);
        provider.say("Yes.");
        provider.spend(1_100, 3);
        provider.finish();
        ended(ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "small")));
        assertThat(ask("small", "Then?").leftOut()).isEqualTo(4);
    }

    @Test
    void aCountThatCannotBeIsNotBelieved() {
        talk(5);
        provider.say("Yes.");
        provider.spend(20, 3);
        provider.finish();
        ended(ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "unknown")));
        assertThat(ask("small", "Then?").leftOut()).isPositive();
    }

    @Test
    void anAnswerThatIsGoneOnWithIsToldWhatFitsAndCostsItsPartsTogether() {
        talk(6);
        provider.say("Once upon ");
        provider.spend(600, 5, "0.01");
        provider.breakOff();
        Posted cut = ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "small"));
        ada.runs().watch(cut.run().id(), _ -> {});
        provider.say("a time.");
        provider.spend(620, 4, "0.02");
        provider.finish();
        Message whole = ended(
                ada.conversations().resume(conversation, cut.assistantMessage().id()));
        assertThat(whole.content()).isEqualTo("Once upon a time.");
        assertThat(whole.leftOut()).isEqualTo(6);
        assertThat(told()).startsWith("question3").endsWith("And", "Once", "Continue");
        assertThat(Objects.requireNonNull(whole.usage())).satisfies(usage -> {
            assertThat(usage.promptTokens()).isEqualTo(1_220);
            assertThat(usage.completionTokens()).isEqualTo(9);
            assertThat(usage.costUsd()).isEqualByComparingTo(new BigDecimal("0.03"));
        });
    }

    @Test
    void anAnswerThatIsGoneOnWithTellsWhatWasLeftOutThisTime() {
        talk(6);
        provider.say("Once upon ");
        provider.breakOff();
        Posted cut = ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "small"));
        ada.runs().watch(cut.run().id(), _ -> {});
        ada.conversations().update(conversation, ConversationPatch.none().withSystemPrompt(tokens("cook", 84)));
        provider.say("a time.");
        provider.finish();
        Message whole = ended(
                ada.conversations().resume(conversation, cut.assistantMessage().id()));
        assertThat(whole.leftOut())
                .isGreaterThan(Objects.requireNonNull(cut.assistantMessage().leftOut()));
    }

    @Test
    void whenThePriceOfOnePartIsUnknownSoIsThatOfTheWhole() {
        provider.say("Once upon ");
        provider.breakOff();
        Posted cut = ada.conversations().ask(conversation, NewMessage.question("And now?", "home", "small"));
        ada.runs().watch(cut.run().id(), _ -> {});
        provider.say("a time.");
        provider.spend(310, 4, "0.02");
        provider.finish();
        Message whole = ended(
                ada.conversations().resume(conversation, cut.assistantMessage().id()));
        assertThat(Objects.requireNonNull(whole.usage()).costUsd()).isNull();
        assertThat(whole.usage().promptTokens()).isEqualTo(310);
    }

    @Test
    void theParametersOfAConversationGoWithQuestionsThatBringNone() {
        JsonNode cool = Json.read("{\"temperature\": 0.25}", JsonNode.class);
        ada.conversations().update(conversation, ConversationPatch.none().withParams(cool));
        Message answer = ask("small", "And now?");
        assertThat(asked("temperature").asDouble()).isEqualTo(0.25);
        provider.say("No.");
        provider.finish();
        ended(ada.conversations().regenerate(conversation, answer.id(), new Regenerate(null, null)));
        assertThat(asked("temperature").asDouble()).isEqualTo(0.25);
        JsonNode warm = Json.read("{\"top_p\": 0.5}", JsonNode.class);
        ask(with(NewMessage.question("Then?", "home", "small"), warm));
        assertThat(asked("temperature").isMissingNode()).isTrue();
        assertThat(asked("top_p").asDouble()).isEqualTo(0.5);
        ConversationId copy =
                ada.conversations().fork(conversation, answer.id()).id();
        assertThat(ada.conversations().get(copy).params()).isEqualTo(cool);
        assertThatThrownBy(() -> ada.conversations()
                        .update(conversation, ConversationPatch.none().withParams(Json.read("[1]", JsonNode.class))))
                .isInstanceOf(ProblemException.class);
        assertThat(ada.conversations()
                        .update(conversation, ConversationPatch.none().withParams(null))
                        .params())
                .isNull();
    }

    private JsonNode asked(String parameter) {
        return Json.read(provider.bodies().getLast(), JsonNode.class).path(parameter);
    }
}
