package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Unlock;
import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.KeyCalls;
import app.hearth.common.client.LiveConnection;
import app.hearth.common.client.ProblemException;
import app.hearth.common.client.PromptCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Tag;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.SaveKey;
import app.hearth.common.live.LiveEvent;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunStatus;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.ChangePage;
import app.hearth.common.usage.UsageGrouping;
import app.hearth.common.usage.UsageReport;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.ProviderReason;
import app.hearth.server.contract.RawClient.Seen;
import app.hearth.server.contract.RawClient.Sending;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// One walk through the whole API with every exchange held against the document; at the end every operation
/// must have succeeded, in each documented way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ContractIT extends AccountWalk {
    private final OpenApi document = OpenApi.served();

    @Test
    @Order(1)
    void theServerTellsWhatItIs() {
        assertThat(ada.client().server().api()).isEqualTo(1);
        assertThat(ada.client().server().version()).isNotBlank();
        try (HearthClient nobody = server.client()) {
            assertThat(nobody.server().version()).isNull();
        }
        for (String path : List.of("/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/api/v1/auth/csrf")) {
            assertThat(raw.send(Sending.of("GET", path, null)).status()).isEqualTo(200);
        }
        assertThat(raw.send(Sending.of("GET", "/api/v1/openapi.json", null)).json())
                .isEqualTo(document.root());
    }

    @Test
    @Order(1)
    void aLiveChannelOpensAndATicketForOneIsGiven() throws Exception {
        assertThat(raw.send(Sending.of("POST", "/api/v1/auth/live-ticket", ada.token()))
                        .status())
                .isEqualTo(200);
        try (LiveConnection live = ada.client().live().open()) {
            assertThat(live.next(Duration.ofSeconds(30))).contains(new LiveEvent.Ping());
        }
    }

    @Test
    @Order(1)
    void keysAreStoredTestedReplacedAndForgotten() {
        SaveKey key = new SaveKey(
                "spare", Secret.of("sk-refused-9876"), server.provider().baseUrl(), "a spare one");
        assertThat(ada.client().keys().save(key).keyHint()).endsWith("9876");
        assertProblem(ErrorCode.PROVIDER_ERROR, () -> ada.client().keys().test("spare"));
        assertThatThrownBy(() -> ada.client().keys().test("spare"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().reason()).isEqualTo(ProviderReason.KEY_REFUSED));
        ada.client()
                .keys()
                .save(new SaveKey(
                        "spare", Secret.of("sk-good-1234"), server.provider().baseUrl(), null));
        assertThat(ada.client().keys().test("spare").models()).isEqualTo(3);
        assertThat(ada.client().keys().list().items()).hasSize(2).allMatch(stored -> stored.state() == KeyState.OK);
        ada.client().keys().delete("spare");
        assertThat(ada.client().keys().localProviders().items()).isEmpty();
        assertThat(ada.client().keys().models().items()).isNotEmpty();
    }

    @Test
    @Order(1)
    void whatModelsAreToldIsKeptAndPresetsComeAndGo() {
        PromptCalls prompts = ada.client().prompts();
        assertThat(prompts.change(PromptSettingsPatch.to("Be brief.")).systemPrompt())
                .isEqualTo("Be brief.");
        assertThat(prompts.settings().systemPrompt()).isEqualTo("Be brief.");
        ModelRef steady = new ModelRef(ada.provider(), MadeUpProvider.STEADY);
        NewPreset wanted = new NewPreset(PresetId.next(InstantSource.system()), "Cook", "You cook.", steady, null);
        Preset made = prompts.create(wanted);
        assertThat(prompts.create(wanted)).isEqualTo(made);
        Preset renamed = prompts.update(made.id(), PresetPatch.to(new NewPreset(null, "Chef", null, steady, null)));
        assertThat(prompts.preset(made.id())).isEqualTo(renamed);
        assertThat(prompts.presets().items()).contains(renamed).hasSize(2);
        prompts.delete(made.id());
        assertThat(prompts.presets().items()).hasSize(1);
    }

    @Test
    @Order(1)
    void modelsAreListedAnewAndChosenAndWhatAnswersTookIsToldBack() {
        assertThat(ada.client().keys().refreshModels().providers()).isNotEmpty();
        ModelRef steady = new ModelRef(ada.provider(), MadeUpProvider.STEADY);
        ada.client().keys().change(ModelSettingsPatch.favourite(steady));
        ada.client().keys().change(ModelSettingsPatch.defaultTo(steady));
        assertThat(ada.client().keys().modelSettings()).isEqualTo(new ModelSettings(List.of(steady), steady));
        UsageReport month = ada.client().usage().thisMonth(UsageGrouping.DAY_MODEL);
        assertThat(month.total().runs()).isPositive();
        assertThat(ada.client().usage().between(month.from(), month.to(), UsageGrouping.CONVERSATION))
                .satisfies(report -> assertThat(report.items()).isNotEmpty());
    }

    @Test
    @Order(1)
    void secretsAreStoredReplacedListedAndForgotten() {
        KeyCalls calls = ada.client().keys();
        assertThat(calls.saveSecret("search.token", Secret.of("a secret of a service"))
                        .hint())
                .isEqualTo("…vice");
        calls.saveSecret("search.token", Secret.of("short"));
        assertThat(calls.secrets().items()).hasSize(2).allMatch(stored -> stored.state() == KeyState.OK);
        calls.deleteSecret("search.token");
        assertProblem(ErrorCode.NOT_FOUND, () -> calls.deleteSecret("search.token"));
        assertThat(calls.secrets().items()).hasSize(1);
    }

    @Test
    @Order(1)
    void theVaultIsLockedAndUnlockedAgain() {
        ada.client().account().lock();
        assertThat(ada.client().keys().list().items()).allMatch(stored -> stored.state() == KeyState.LOCKED);
        Ids ids = ada.ids();
        for (String id : List.of("saveKey", "saveSecret", "testKey", "regenerate", "rerunCouncil")) {
            Operation operation = operation(id);
            Seen seen = raw.send(Samples.sending(operation, ids, ada.token()));
            assertThat(seen.code()).as(id + seen.body()).isEqualTo("vault_locked");
        }
        NewMessage question = NewMessage.question("?", ada.provider(), MadeUpProvider.STEADY);
        assertProblem(
                ErrorCode.VAULT_LOCKED,
                () -> ada.client().conversations().ask(ada.conversation().id(), question));
        new CouncilWalk(ada).noneIsHeldWhileKeysAreLocked();
        assertProblem(
                ErrorCode.INVALID_CREDENTIALS,
                () -> ada.client().account().unlock(new Unlock(Secret.of("not the password"), null, null)));
        ada.client().account().unlock(new Unlock(null, ada.tokens().recoveryCode(), null));
        assertThat(ada.client().keys().test(ada.provider()).ok()).isTrue();
    }

    @Test
    @Order(1)
    void conversationsAreMadeChangedTrashedAndRestored() {
        Tag tag = ada.client().conversations().createTag(new NewTag(null, "kitchen"));
        Conversation made = ada.client()
                .conversations()
                .create(new NewConversation(null, "Soup", null, List.of("kitchen", "new one")));
        assertThat(made.tags()).containsExactlyInAnyOrder("kitchen", "new one");
        Conversation again = ada.client().conversations().create(new NewConversation(made.id(), "Other", null, null));
        assertThat(again).isEqualTo(made);
        Conversation changed = ada.client()
                .conversations()
                .update(made.id(), ConversationPatch.none().withTitle("Stew").withPinned(true));
        assertThat(changed.version()).isGreaterThan(made.version());
        assertThat(ada.client()
                        .conversations()
                        .list(ConversationFilter.all()
                                .withTitle("STEW")
                                .withTag(tag.id().toString())
                                .withPinned(true)
                                .withArchived(false)
                                .withTrashed(false))
                        .items())
                .containsExactly(changed);
        ada.client().conversations().trash(made.id());
        assertThat(ada.client().conversations().get(made.id()).deletedAt()).isNotNull();
        assertThat(ada.client().conversations().restore(made.id()).deletedAt()).isNull();
        assertThat(ada.client().conversations().renameTag(tag.id(), "Kitchen!").name())
                .isEqualTo("Kitchen!");
        assertThat(ada.client().conversations().tags().items())
                .extracting(Tag::name)
                .contains("Kitchen!");
        ada.client().conversations().deleteTag(tag.id());
        assertThat(ada.client().conversations().get(made.id()).tags()).containsExactly("new one");
    }

    @Test
    @Order(1)
    void aFileIsSentOnceAttachedAndFetched() throws Exception {
        byte[] text = "Two eggs.".getBytes(StandardCharsets.UTF_8);
        Attachment file = ada.client().attachments().upload("soup.txt", text, (_, _) -> {});
        assertThat(ada.client().attachments().upload("soup.txt", text, (_, _) -> {}))
                .isEqualTo(file);
        ByteArrayOutputStream fetched = new ByteArrayOutputStream();
        ada.client().attachments().download(file.id(), fetched);
        assertThat(fetched.toByteArray()).isEqualTo(text);
        Conversation conversation = ada.client().conversations().create(new NewConversation(null, null, null, null));
        Posted posted = ada.client()
                .conversations()
                .ask(
                        conversation.id(),
                        NewMessage.question("", ada.provider(), MadeUpProvider.STEADY)
                                .withAttachments(List.of(file.id())));
        assertThat(Objects.requireNonNull(posted.userMessage()).attachments()).containsExactly(file);
        watched(posted);
    }

    @Test
    @Order(1)
    void aTagIsMadeOnce() {
        Tag made = ada.client().conversations().createTag(new NewTag(null, "once"));
        assertThat(ada.client().conversations().createTag(new NewTag(made.id(), "twice")))
                .isEqualTo(made);
        assertProblem(ErrorCode.CONFLICT, () -> ada.client().conversations().createTag(new NewTag(null, "ONCE")));
    }

    @Test
    @Order(1)
    void anAnswerIsAskedForWatchedRegeneratedAndForked() {
        Conversation conversation = ada.client().conversations().create(new NewConversation(null, null, null, null));
        NewMessage question = NewMessage.question("Who?", ada.provider(), MadeUpProvider.STEADY)
                .withId(MessageId.next(Clock.systemUTC()));
        Posted posted = ada.client().conversations().ask(conversation.id(), question);
        List<RunEvent> events = watched(posted);
        assertThat(textOf(events)).isEqualTo(MadeUpProvider.ANSWER);
        assertThat(events.getLast()).isInstanceOf(RunEvent.Done.class);
        assertThat(ada.client().runs().get(posted.run().id()).status()).isEqualTo(RunStatus.DONE);
        Posted repeated = ada.client().conversations().ask(conversation.id(), question);
        assertThat(repeated.assistantMessage().id())
                .isEqualTo(posted.assistantMessage().id());
        MessageId answer = posted.assistantMessage().id();
        Posted other = ada.client().conversations().regenerate(conversation.id(), answer, new Regenerate(null, null));
        watched(other);
        assertThat(other.assistantMessage().parentId())
                .isEqualTo(posted.assistantMessage().parentId());
        assertThat(ada.client()
                        .conversations()
                        .messages(conversation.id(), true, null)
                        .items())
                .hasSize(3);
        assertThat(ada.client()
                        .conversations()
                        .messages(conversation.id(), false, null)
                        .items())
                .hasSize(2);
        assertThat(ada.client().conversations().fork(conversation.id(), answer).messageCount())
                .isEqualTo(2);
        ada.client().conversations().trash(conversation.id(), answer);
        assertThat(ada.client()
                        .conversations()
                        .messages(conversation.id(), true, null)
                        .items())
                .hasSize(2);
        assertThat(ada.client()
                        .conversations()
                        .restore(conversation.id(), answer)
                        .content())
                .isEqualTo(MadeUpProvider.ANSWER);
    }

    @Test
    @Order(1)
    void aMessageIsStoredAsItIs() {
        Conversation conversation = ada.client().conversations().create(new NewConversation(null, null, null, null));
        NewMessage note = NewMessage.note(Role.SYSTEM, "Be kind.").withId(MessageId.next(Clock.systemUTC()));
        Message made = ada.client().conversations().add(conversation.id(), note);
        assertThat(ada.client().conversations().add(conversation.id(), note)).isEqualTo(made);
        Message root = ada.client()
                .conversations()
                .add(conversation.id(), NewMessage.note(Role.USER, "Anew.").withParentId(null));
        assertThat(root.parentId()).isNull();
        assertThat(ada.client().conversations().get(conversation.id()).currentLeafId())
                .isEqualTo(root.id());
    }

    @Test
    @Order(1)
    void aRunIsCancelledAndItsAnswerContinued() {
        Conversation conversation = ada.client().conversations().create(new NewConversation(null, null, null, null));
        Posted slow = ada.client()
                .conversations()
                .ask(conversation.id(), NewMessage.question("Go on", ada.provider(), MadeUpProvider.SLOW));
        List<RunEvent> events = new ArrayList<>();
        ada.client().runs().watch(slow.run().id(), event -> {
            if (events.isEmpty()) {
                assertThat(ada.client().runs().underWay().items())
                        .extracting(Run::id)
                        .contains(slow.run().id());
                ada.client().runs().cancel(slow.run().id());
            }
            events.add(event);
        });
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        RunEvent.Done.class,
                        done -> assertThat(done.message().status()).isEqualTo(MessageStatus.CANCELLED));
        Posted cut = ada.client()
                .conversations()
                .ask(conversation.id(), NewMessage.question("Half", ada.provider(), MadeUpProvider.CUT));
        assertThat(watched(cut).getLast()).isInstanceOf(RunEvent.Failed.class);
        Posted more = ada.client()
                .conversations()
                .resume(conversation.id(), slow.assistantMessage().id());
        ada.client().runs().cancel(more.run().id());
        watched(more);
    }

    @Test
    @Order(2)
    void theFeedNamesEverythingThatChanged() {
        List<String> entities = new ArrayList<>();
        long since = 0;
        ChangePage page;
        do {
            page = ada.client().sync().changes(since);
            page.items().forEach(change -> entities.add(change.entity()));
            since = page.nextSeq();
        } while (page.hasMore());
        assertThat(entities).contains("conversation", "message", "attachment", "tag", "prompt_settings", "preset");
        assertThat(ada.client().sync().changes(since).items()).isEmpty();
    }

    @Test
    @Order(3)
    void everyOperationHasSucceededInEveryWayItMay() {
        server.check().assertFaultless();
        Map<String, Set<Integer>> seen = server.check().exercised();
        assertThat(document.operations()).allSatisfy(operation -> {
            Set<Integer> successes = new TreeSet<>();
            OpenApi.names(operation.node().path("responses")).stream()
                    .map(Integer::valueOf)
                    .filter(status -> status < 300)
                    .forEach(successes::add);
            assertThat(seen.getOrDefault(operation.id(), Set.of()))
                    .as(operation.toString())
                    .containsAll(successes);
        });
    }

    private List<RunEvent> watched(Posted posted) {
        List<RunEvent> events = new ArrayList<>();
        ada.client().runs().watch(posted.run().id(), events::add);
        return events;
    }

    private static String textOf(List<RunEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof RunEvent.Delta(String more)) {
                text.append(more);
            }
        });
        return text.toString();
    }

    private Operation operation(String id) {
        return document.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
