package app.hearth.server.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A good body for every operation of the document, empty for those that take none.
final class Samples {
    private static final String NONE = "";
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("health", NONE),
            Map.entry("ready", NONE),
            Map.entry("metrics", NONE),
            Map.entry("server", NONE),
            Map.entry("openapi", NONE),
            Map.entry("register", "{\"username\": \"somebody\", \"password\": \"a hearth of one's own\"}"),
            Map.entry("login", "{\"username\": \"nobody-here\", \"password\": \"a hearth of one's own\"}"),
            Map.entry("refresh", "{\"refresh_token\": \"none\"}"),
            Map.entry("csrf", NONE),
            Map.entry("logout", NONE),
            Map.entry("lock", NONE),
            Map.entry("unlock", "{\"password\": \"a hearth of one's own\"}"),
            Map.entry("me", NONE),
            Map.entry("deleteMe", "{\"password\": \"not the password\"}"),
            Map.entry(
                    "changePassword",
                    "{\"current_password\": \"not the password\", \"new_password\": \"another hearth\"}"),
            Map.entry(
                    "recover",
                    "{\"username\": \"nobody-here\", \"recovery_code\": \"none\", \"new_password\": \"another hearth\"}"),
            Map.entry("reset", "{\"token\": \"none\", \"new_password\": \"another hearth\"}"),
            Map.entry("newRecoveryCode", "{\"password\": \"not the password\"}"),
            Map.entry("verifyEmail", "{\"token\": \"none\"}"),
            Map.entry("resendEmail", NONE),
            Map.entry("personsEmailToken", NONE),
            Map.entry("enrolTotp", "{\"password\": \"not the password\"}"),
            Map.entry("confirmTotp", "{\"code\": \"000000\"}"),
            Map.entry("removeTotp", "{\"password\": \"not the password\"}"),
            Map.entry("updateMe", "{\"display_name\": \"Intruder\"}"),
            Map.entry("audit", NONE),
            Map.entry("adminAudit", NONE),
            Map.entry("people", NONE),
            Map.entry("createPerson", "{\"username\": \"intruder\"}"),
            Map.entry("updatePerson", "{\"role\": \"member\"}"),
            Map.entry("deletePerson", NONE),
            Map.entry("resetPersonsPassword", NONE),
            Map.entry("stats", NONE),
            Map.entry("backup", NONE),
            Map.entry("invites", NONE),
            Map.entry("createInvite", "{\"note\": \"Intruder\"}"),
            Map.entry("revokeInvite", NONE),
            Map.entry("sessions", NONE),
            Map.entry("revokeOtherSessions", NONE),
            Map.entry("revokeSession", NONE),
            Map.entry(
                    "saveKey",
                    "{\"provider\": \"intruder\", \"key\": \"sk-0\", \"base_url\": \"https://example.com\"}"),
            Map.entry("keys", NONE),
            Map.entry("localProviders", NONE),
            Map.entry("deleteKey", NONE),
            Map.entry("testKey", NONE),
            Map.entry("models", NONE),
            Map.entry("modelSettings", NONE),
            Map.entry("changeModelSettings", "{\"add_favourites\": [{\"provider\": \"intruder\", \"model\": \"m\"}]}"),
            Map.entry("promptSettings", NONE),
            Map.entry("changePromptSettings", "{\"system_prompt\": \"Intruder\"}"),
            Map.entry("presets", NONE),
            Map.entry("createPreset", "{\"name\": \"Intruder\"}"),
            Map.entry("preset", NONE),
            Map.entry("updatePreset", "{\"name\": \"Intruder\"}"),
            Map.entry("deletePreset", NONE),
            Map.entry("askCouncil", """
                    {"content": "Intruder", "seats": [{"provider": "a", "model": "b"}, {"provider": "a", "model": "c"}],
                     "chairman": {"provider": "a", "model": "b"}}"""),
            Map.entry("getCouncil", NONE),
            Map.entry("rerunCouncil", "{\"stage\": 3}"),
            Map.entry("councilPresets", NONE),
            Map.entry("createCouncilPreset", """
                    {"name": "Intruder", "seats": [{"provider": "a", "model": "b"}, {"provider": "a", "model": "c"}],
                     "chairman": {"provider": "a", "model": "b"}}"""),
            Map.entry("councilSuggestion", NONE),
            Map.entry("councilPreset", NONE),
            Map.entry("updateCouncilPreset", "{\"name\": \"Intruder\"}"),
            Map.entry("deleteCouncilPreset", NONE),
            Map.entry("usage", NONE),
            Map.entry("secrets", NONE),
            Map.entry("saveSecret", "{\"value\": \"Intruder\"}"),
            Map.entry("deleteSecret", NONE),
            Map.entry("conversations", NONE),
            Map.entry("createConversation", "{\"title\": \"Intruder\"}"),
            Map.entry("conversation", NONE),
            Map.entry("updateConversation", "{\"title\": \"Intruder\"}"),
            Map.entry("trashConversation", NONE),
            Map.entry("restoreConversation", NONE),
            Map.entry("forkConversation", "{\"message_id\": \"$message\"}"),
            Map.entry("messages", NONE),
            Map.entry(
                    "postMessage",
                    "{\"content\": \"Intruder\", \"run\": false, \"role\": \"user\", \"status\": \"complete\"}"),
            Map.entry("regenerate", "{}"),
            Map.entry("continueAnswer", "{}"),
            Map.entry("trashMessage", NONE),
            Map.entry("restoreMessage", NONE),
            Map.entry("runs", NONE),
            Map.entry("run", NONE),
            Map.entry("cancelRun", NONE),
            Map.entry("runEvents", NONE),
            Map.entry("attach", form("file", "intruder.txt", "Intruder")),
            Map.entry("attachment", NONE),
            Map.entry("tags", NONE),
            Map.entry("createTag", "{\"name\": \"Intruder\"}"),
            Map.entry("renameTag", "{\"name\": \"Intruder\"}"),
            Map.entry("deleteTag", NONE),
            Map.entry("live", NONE),
            Map.entry("liveTicket", NONE),
            Map.entry("changes", NONE));

    /// Without these a WebSocket is refused before anybody looks at who asks for it.
    private static final Map<String, String> UPGRADE = Map.of(
            "Connection", "Upgrade",
            "Upgrade", "websocket",
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "aGVhcnRoIGF0IGhvbWUhIQ==");

    private static final String BOUNDARY = "between-parts";

    /// What says that a body is a form.
    static final Map<String, String> FORM = Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);

    private Samples() {}

    /// A form with one file.
    static String form(String field, String name, String text) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\n\r\n" + text + "\r\n--" + BOUNDARY + "--\r\n";
    }

    /// Null where the operation takes no body; fails for an operation this test knows nothing about.
    static @Nullable String body(Operation operation, Ids ids) {
        String body = BODIES.get(operation.id());
        if (body == null) {
            throw new AssertionError("There is no sample for " + operation + ".");
        }
        return body.isEmpty() ? null : body.replace("$message", ids.message());
    }

    /// The operation's request with these ids in it.
    static RawClient.Sending sending(Operation operation, Ids ids, @Nullable String token) {
        RawClient.Sending sending = RawClient.Sending.of(operation.method(), ids.path(operation), token)
                .withBody(body(operation, ids));
        if (operation.takesFile()) {
            return new RawClient.Sending(sending.method(), sending.path(), token, sending.body(), FORM);
        }
        return operation.isSocket()
                ? new RawClient.Sending(sending.method(), sending.path(), token, null, UPGRADE)
                : sending;
    }
}
