package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Reset;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.UserPatch;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.TagId;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.NewInvite;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.key.SaveKey;
import app.hearth.common.run.RunId;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each call sends what the contract says and understands what it answers.
class CallsIT {
    private static final UUID ID = UUID.fromString("018f3c1e-7b1a-7def-8abc-0123456789ab");
    private static final ConversationId CHAT = new ConversationId(ID);
    private static final MessageId MESSAGE = new MessageId(ID);
    private static final String TIME = "\"2026-01-02T03:04:05.678Z\"";
    private static final String TIMES = "\"created_at\":" + TIME + ",\"updated_at\":" + TIME;
    private static final String CONVERSATION_JSON = "{\"id\":\"" + ID + "\",\"title\":\"t\",\"title_source\":\"user\","
            + "\"system_prompt\":null,\"tags\":[],\"pinned\":false,\"archived\":false,\"current_leaf_id\":null,"
            + "\"message_count\":0,\"version\":1," + TIMES + ",\"deleted_at\":null}";
    private static final String MESSAGE_JSON = "{\"id\":\"" + ID + "\",\"conversation_id\":\"" + ID
            + "\",\"parent_id\":null,\"role\":\"user\",\"content\":\"c\",\"status\":\"complete\",\"attachments\":[],"
            + "\"created_at\":" + TIME + "}";
    private static final String RUN_JSON = "{\"id\":\"" + ID + "\",\"kind\":\"chat\",\"status\":\"queued\","
            + "\"conversation_id\":\"" + ID + "\",\"message_id\":\"" + ID + "\",\"created_at\":" + TIME
            + ",\"ended_at\":null}";
    private static final String POSTED = "{\"assistant_message\":" + MESSAGE_JSON + ",\"run\":" + RUN_JSON + "}";
    private static final String TAG_JSON = "{\"id\":\"" + ID + "\",\"name\":\"n\",\"version\":1," + TIMES + "}";
    private static final String SECRET_JSON = "{\"name\":\"search\",\"hint\":null,\"state\":\"ok\","
            + "\"created_at\":\"2026-01-01T00:00:00.000Z\",\"updated_at\":\"2026-01-01T00:00:00.000Z\"}";
    private static final String KEY_JSON = "{\"provider\":\"openai\",\"base_url\":\"https://x\",\"label\":null,"
            + "\"key_hint\":null,\"state\":\"ok\"," + TIMES + ",\"last_used_at\":null}";
    private static final String SESSION_JSON = "{\"id\":\"" + ID + "\",\"device_name\":null,\"ip\":null,"
            + "\"user_agent\":null,\"created_at\":" + TIME + ",\"last_used_at\":" + TIME + ",\"expires_at\":" + TIME
            + ",\"current\":true}";
    private static final String INVITE_JSON =
            "{\"id\":\"" + ID + "\",\"state\":\"open\",\"created_at\":" + TIME + ",\"expires_at\":" + TIME + "}";
    private static final String PERSON_JSON = "{\"id\":\"" + ID + "\",\"username\":\"u\",\"display_name\":\"U\","
            + "\"email_verified\":false,\"role\":\"member\",\"is_active\":true,\"created_at\":" + TIME
            + ",\"conversations\":1,\"messages\":2,"
            + "\"monthly_budget_usd\":\"5\",\"this_month\":{\"runs\":1,\"prompt_tokens\":2,\"completion_tokens\":3,"
            + "\"spent_usd\":\"0.5\",\"unknown_cost_runs\":0}}";

    static Stream<Arguments> conversationCalls() {
        String chat = "/conversations/" + ID;
        ConversationFilter filter = ConversationFilter.all()
                .withTitle("a&b c")
                .withTag("ü")
                .withPinned(true)
                .withArchived(false)
                .withTrashed(true)
                .withLimit(5)
                .after("next");
        return Stream.of(
                call(
                        "GET /conversations",
                        page(CONVERSATION_JSON),
                        client -> client.conversations().list(ConversationFilter.all())),
                call(
                        "GET /conversations?q=a%26b%20c&tag=%C3%BC&pinned=true&archived=false&trashed=true&limit=5"
                                + "&cursor=next",
                        page(CONVERSATION_JSON),
                        client -> client.conversations().list(filter)),
                call(
                        "POST /conversations",
                        CONVERSATION_JSON,
                        "{\"title\":\"t\"}",
                        client -> client.conversations().create(new NewConversation(null, "t", null, null))),
                call(
                        "GET " + chat,
                        CONVERSATION_JSON,
                        client -> client.conversations().get(CHAT)),
                call(
                        "PATCH " + chat,
                        CONVERSATION_JSON,
                        "{\"pinned\":true}",
                        client -> client.conversations()
                                .update(CHAT, ConversationPatch.none().withPinned(true))),
                call("DELETE " + chat, "", client -> client.conversations().trash(CHAT)),
                call(
                        "POST " + chat + "/restore",
                        CONVERSATION_JSON,
                        client -> client.conversations().restore(CHAT)),
                call(
                        "POST " + chat + "/fork",
                        CONVERSATION_JSON,
                        "{\"message_id\":\"" + ID + "\"}",
                        client -> client.conversations().fork(CHAT, MESSAGE)));
    }

    static Stream<Arguments> messageCalls() {
        String chat = "/conversations/" + ID;
        String message = chat + "/messages/" + ID;
        return Stream.of(
                call(
                        "GET " + chat + "/messages?limit=200",
                        page(MESSAGE_JSON),
                        client -> client.conversations().messages(CHAT, false, null)),
                call(
                        "GET " + chat + "/messages?limit=200&all=true&cursor=x",
                        page(MESSAGE_JSON),
                        client -> client.conversations().messages(CHAT, true, "x")),
                call(
                        "POST " + chat + "/messages",
                        POSTED,
                        "{\"content\":\"q\",\"provider\":\"p\",\"model\":\"m\"}",
                        client -> client.conversations().ask(CHAT, NewMessage.question("q", "p", "m"))),
                call(
                        "POST " + chat + "/messages",
                        MESSAGE_JSON,
                        "{\"content\":\"q\",\"run\":false,\"role\":\"user\",\"status\":\"complete\"}",
                        client -> client.conversations().add(CHAT, NewMessage.note(Role.USER, "q"))),
                call(
                        "POST " + message + "/regenerate",
                        POSTED,
                        "{\"model\":\"m\"}",
                        client -> client.conversations().regenerate(CHAT, MESSAGE, new Regenerate(null, "m"))),
                call(
                        "POST " + message + "/continue",
                        POSTED,
                        "{}",
                        client -> client.conversations().resume(CHAT, MESSAGE)),
                call("DELETE " + message, "", client -> client.conversations().trash(CHAT, MESSAGE)),
                call(
                        "POST " + message + "/restore",
                        MESSAGE_JSON,
                        "",
                        client -> client.conversations().restore(CHAT, MESSAGE)));
    }

    static Stream<Arguments> tagAndRunCalls() {
        return Stream.of(
                call(
                        "GET /tags?limit=200",
                        page(TAG_JSON),
                        client -> client.conversations().tags()),
                call(
                        "GET /tags?limit=200&cursor=x%2By",
                        page(TAG_JSON), "", client -> client.conversations().tags("x+y")),
                call(
                        "POST /tags",
                        TAG_JSON,
                        "{\"name\":\"n\"}",
                        client -> client.conversations().createTag(new NewTag(null, "n"))),
                call(
                        "PATCH /tags/" + ID,
                        TAG_JSON,
                        "{\"name\":\"n\"}",
                        client -> client.conversations().renameTag(new TagId(ID), "n")),
                call("DELETE /tags/" + ID, "", client -> client.conversations().deleteTag(new TagId(ID))),
                call("GET /runs/" + ID, RUN_JSON, "", client -> client.runs().get(new RunId(ID))),
                call("POST /runs/" + ID + "/cancel", "", client -> client.runs().cancel(new RunId(ID))),
                call(
                        "GET /sync/changes?since=7&limit=200",
                        "{\"items\":[{\"seq\":8,\"entity\":\"tag\",\"id\":\"x\",\"op\":\"delete\",\"data\":null}],"
                                + "\"next_seq\":8,\"has_more\":false}",
                        client -> client.sync().changes(7)));
    }

    static Stream<Arguments> keyCalls() {
        return Stream.of(
                call(
                        "POST /settings/api-key",
                        KEY_JSON,
                        "{\"provider\":\"openai\",\"key\":\"sk\"}",
                        client -> client.keys().save(new SaveKey("openai", Secret.of("sk"), null, null))),
                call(
                        "GET /settings/api-keys?limit=200",
                        page(KEY_JSON),
                        client -> client.keys().list()),
                call(
                        "POST /settings/api-key/a%2Fb/test",
                        "{\"ok\":true,\"models\":3}", client -> client.keys().test("a/b")),
                call(
                        "GET /settings/local-providers?limit=200",
                        page(
                                "{\"provider\":\"ollama\",\"base_url\":\"http://127.0.0.1:11434/v1\",\"version\":\"0.12\",\"models\":3}"),
                        client -> client.keys().localProviders()),
                call(
                        "PUT /settings/secrets/a%2Fb",
                        SECRET_JSON,
                        "{\"value\":\"hush\"}",
                        client -> client.keys().saveSecret("a/b", Secret.of("hush"))),
                call(
                        "GET /settings/secrets?limit=200",
                        page(SECRET_JSON),
                        client -> client.keys().secrets()),
                call(
                        "DELETE /settings/secrets/search",
                        "",
                        client -> client.keys().deleteSecret("search")),
                call(
                        "DELETE /settings/api-key/openai",
                        "",
                        client -> client.keys().delete("openai")),
                call(
                        "GET /models",
                        "{\"items\":[{\"provider\":\"p\",\"id\":\"i\",\"name\":\"n\",\"prompt_price\":\"0.1\"}],"
                                + "\"problems\":[{\"provider\":\"q\",\"code\":\"vault_locked\"}],\"providers\":[],\"fetched_at\":"
                                + TIME
                                + "}",
                        client -> client.keys().models()));
    }

    static Stream<Arguments> accountCalls() {
        return Stream.of(
                call(
                        "PATCH /auth/me",
                        FakeHearth.user(),
                        "{\"email\":null}",
                        client -> client.account()
                                .update(new UserPatch(Field.absent(), Field.of(null), Field.absent(), Field.absent()))),
                call("POST /auth/lock", "", "", client -> client.account().lock()),
                call(
                        "POST /auth/unlock",
                        "",
                        "{\"password\":\"p\"}",
                        client -> client.account().unlock(new Unlock(Secret.of("p"), null, null))),
                call(
                        "GET /auth/sessions?limit=200",
                        page(SESSION_JSON),
                        client -> client.account().sessions()),
                call(
                        "DELETE /auth/sessions/" + ID,
                        "",
                        client -> client.account().revoke(new SessionId(ID))),
                call("DELETE /auth/sessions", "", client -> client.account().revokeOthers()));
    }

    static Stream<Arguments> adminCalls() {
        ProfileId profile = new ProfileId(ID);
        return Stream.of(
                call(
                        "GET /admin/invites?cursor=next",
                        page(INVITE_JSON),
                        client -> client.admin().invites("next")),
                call(
                        "POST /admin/invites",
                        "{\"code\":\"c\",\"invite\":" + INVITE_JSON + "}",
                        "{\"expires_in_days\":3}",
                        client -> client.admin().invite(new NewInvite(3, null))),
                call("DELETE /admin/invites/" + ID, "", client -> client.admin().revokeInvite(new InviteId(ID))),
                call(
                        "GET /admin/users",
                        page(PERSON_JSON),
                        client -> client.admin().people(null)),
                call(
                        "POST /admin/users/" + ID + "/reset-password",
                        "{\"token\":\"t\",\"expires_at\":" + TIME + "}",
                        client -> client.admin().resetPassword(profile)),
                call("DELETE /admin/users/" + ID, "", client -> client.admin().delete(profile)),
                call(
                        "GET /admin/audit?user_id=" + ID + "&act=sign_in",
                        page(""),
                        client -> client.admin().audit(profile, "sign_in", null)),
                call(
                        "POST /admin/backup",
                        "{\"file\":\"f\",\"rows\":3,\"bytes\":9,\"created_at\":" + TIME + "}",
                        client -> client.admin().backup()),
                call(
                        "GET /admin/stats",
                        "{\"profiles\":1,\"active_sessions\":1,\"conversations\":0,\"messages\":0,"
                                + "\"database_bytes\":9,\"version\":\"1\",\"uptime_seconds\":5}",
                        client -> client.admin().stats()));
    }

    static Stream<Arguments> personChanges() {
        ProfileId profile = new ProfileId(ID);
        return Stream.of(
                call(
                        "PATCH /admin/users/" + ID,
                        PERSON_JSON,
                        "{\"is_active\":false}",
                        client -> client.admin().update(profile, new PersonPatch(null, false))),
                call(
                        "PATCH /admin/users/" + ID,
                        PERSON_JSON,
                        "{\"monthly_budget_usd\":\"12.50\"}",
                        client -> client.admin().update(profile, PersonPatch.budget(new BigDecimal("12.50")))));
    }

    static Stream<Arguments> passwordCalls() {
        Secret old = Secret.of("o");
        Secret fresh = Secret.of("n");
        return Stream.of(
                call(
                        "POST /auth/password",
                        "",
                        "{\"current_password\":\"o\",\"new_password\":\"n\"}",
                        client -> client.account().changePassword(new PasswordChange(old, fresh))),
                call(
                        "POST /auth/recovery-code",
                        "{\"recovery_code\":\"rc\"}",
                        "{\"password\":\"o\"}",
                        client -> assertThat(client.account().newRecoveryCode(old))
                                .isEqualTo(Secret.of("rc"))),
                call(
                        "POST /auth/recovery",
                        FakeHearth.tokens(9),
                        "{\"username\":\"ada\",\"recovery_code\":\"rc\",\"new_password\":\"n\"}",
                        client -> client.recover(new Recovery("ada", null, Secret.of("rc"), fresh, null))),
                call(
                        "POST /auth/reset",
                        FakeHearth.tokens(9),
                        "{\"token\":\"t\",\"new_password\":\"n\"}",
                        client -> client.reset(new Reset(Secret.of("t"), fresh, null, null))),
                call("DELETE /auth/me", "", "{\"password\":\"o\"}", client -> client.deleteProfile(old)),
                call(
                        "GET /auth/audit",
                        page("{\"id\":\"" + ID + "\",\"at\":" + TIME + ",\"act\":\"sign_in\",\"outcome\":\"ok\"}"),
                        client -> client.account().audit(null)));
    }

    @ParameterizedTest
    @MethodSource({
        "app.hearth.common.client.UsageExchanges#modelCalls",
        "app.hearth.common.client.UsageExchanges#usageCalls",
        "app.hearth.common.client.PromptExchanges#promptCalls",
        "app.hearth.common.client.CouncilExchanges#councilCalls",
        "conversationCalls",
        "messageCalls",
        "tagAndRunCalls",
        "keyCalls",
        "accountCalls",
        "adminCalls",
        "personChanges",
        "passwordCalls"
    })
    void aCallSendsAndUnderstandsWhatTheContractSays(
            String request, String answer, String body, Consumer<HearthClient> call) throws IOException {
        try (FakeHearth hearth = new FakeHearth();
                HearthClient client = hearth.client(TokenStore.inMemory())) {
            client.login(FakeHearth.LOGIN);
            hearth.plan("/", json(answer.isEmpty() ? 204 : 200, answer));

            call.accept(client);

            RecordedRequest sent = List.copyOf(hearth.requests).getLast();
            assertThat(sent.getMethod() + " " + sent.getTarget()).isEqualTo(request.replace(" /", " /api/v1/"));
            assertThat(Objects.requireNonNullElse(sent.getBody(), ByteString.EMPTY)
                            .utf8())
                    .isEqualTo(body);
            assertThat(sent.getHeaders().get("User-Agent")).isEqualTo("Hearth");
            assertThat(sent.getHeaders().get("Content-Type")).isEqualTo(body.isEmpty() ? null : "application/json");
        }
    }

    static Arguments call(String request, String answer, Consumer<HearthClient> call) {
        return call(request, answer, "", call);
    }

    static Arguments call(String request, String answer, String body, Consumer<HearthClient> call) {
        return Arguments.of(request, Named.of("answer", answer), body, Named.of("call", call));
    }

    private static String page(String item) {
        return "{\"items\":[" + item + "],\"next_cursor\":null}";
    }
}
