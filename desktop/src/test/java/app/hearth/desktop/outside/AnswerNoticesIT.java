package app.hearth.desktop.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.outside.Notifier.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When something is told and when not, without a toolkit, before a server that answers what it is told.
final class AnswerNoticesIT {
    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");
    private static final ConversationId LISBON = new ConversationId(new UUID(1, 1));

    private final Locale before = Locale.getDefault();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final List<Word> told = new ArrayList<>();
    private final List<Runnable> clicks = new ArrayList<>();
    private final List<ConversationId> opened = new ArrayList<>();
    private Instant now = BEGUN;
    private boolean wanted = true;
    private boolean inSight;
    private boolean inFront;
    private final AnswerNotices notices = new AnswerNotices(
            client,
            Background.sameThread(),
            () -> now,
            new Outside(this::tell, () -> wanted, () -> inSight, () -> inFront = true),
            opened::add);

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    private boolean tell(Word word, Runnable clicked) {
        clicks.add(clicked);
        return told.add(word);
    }

    @BeforeEach
    void namesTheConversation() {
        Locale.setDefault(Locale.ENGLISH);
        title("\"Trip to Lisbon\"");
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    @Test
    void aLongAnswerIsToldWithItsTitleAndNoWordOfIt() {
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofSeconds(12));
        assertThat(told).containsExactly(new Word("Trip to Lisbon", "The answer is there."));
    }

    @Test
    void aShortOneIsNot() {
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofSeconds(9));
        assertThat(told).isEmpty();
    }

    @Test
    void whoHasTheWindowBeforeThemIsNotTold() {
        inSight = true;
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        assertThat(told).isEmpty();
    }

    @Test
    void whoDoesNotWantItIsNotTold() {
        wanted = false;
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheyStoppedThemselvesAndWhatOnlyFindsATitleIsNotTold() {
        ends(RunKind.CHAT, RunStatus.CANCELLED, Duration.ofMinutes(1));
        ends(RunKind.TITLE, RunStatus.DONE, Duration.ofMinutes(1));
        assertThat(told).isEmpty();
    }

    @Test
    void anAnswerThatBrokeOffIsNotSaidToBeThere() {
        ends(RunKind.CHAT, RunStatus.FAILED, Duration.ofMinutes(1));
        assertThat(told).extracting(Word::text).containsExactly("The answer broke off before its end.");
    }

    @Test
    void oneThatGoesOnIsNotTold() {
        Run going = run(RunKind.CHAT);
        notices.underWay(List.of(going));
        now = BEGUN.plusSeconds(60);
        notices.underWay(List.of(going));
        assertThat(told).isEmpty();
    }

    @Test
    void aTitleIsCutShortAndOneThatIsMissingIsTheNameOfTheProgram() {
        title("\"" + "x".repeat(300) + "\"");
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        title("\"\"");
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        assertThat(told).extracting(Word::title).containsExactly("x".repeat(79) + "…", "Hearth");
    }

    @Test
    void aClickLeadsToTheConversationAndNothingElseTakesTheFront() {
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        assertThat(inFront).isFalse();
        clicks.getFirst().run();
        assertThat(inFront).isTrue();
        assertThat(opened).containsExactly(LISBON);
    }

    @Test
    void whoHasGoneOutIsToldNothingAndAnOldClickOpensNothing() {
        ends(RunKind.CHAT, RunStatus.DONE, Duration.ofMinutes(1));
        notices.underWay(List.of(run(RunKind.CHAT)));
        notices.close();
        notices.underWay(List.of());
        clicks.getFirst().run();
        assertThat(told).hasSize(1);
        assertThat(inFront).isFalse();
        assertThat(opened).isEmpty();
    }

    private void ends(RunKind kind, RunStatus how, Duration after) {
        now = BEGUN;
        Run run = run(kind);
        hearth.on("GET /runs/" + run.id(), 200, json(run, how));
        notices.underWay(List.of(run));
        now = BEGUN.plus(after);
        notices.underWay(List.of());
    }

    private static Run run(RunKind kind) {
        return new Run(
                new RunId(UUID.randomUUID()),
                kind,
                RunStatus.RUNNING,
                LISBON,
                new MessageId(new UUID(2, 2)),
                null,
                BEGUN,
                null,
                null);
    }

    private static String json(Run run, RunStatus how) {
        return Json.write(run).replace("\"running\"", "\"" + how.code() + "\"");
    }

    private void title(String json) {
        hearth.on("GET /conversations/" + LISBON, 200, """
                {"id":"%s","title":%s,"title_source":"auto","system_prompt":null,"tags":[],"pinned":false,
                "archived":false,"current_leaf_id":null,"message_count":2,"version":1,
                "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","deleted_at":null}""".formatted(LISBON, json));
    }
}
