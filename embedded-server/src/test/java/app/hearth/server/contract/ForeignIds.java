package app.hearth.server.contract;

import app.hearth.server.contract.RawClient.Sending;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests whose bodies name what belongs to somebody else.
final class ForeignIds {
    private ForeignIds() {}

    /// By what they name, in a conversation at that path. `$message` and the like stand for ids, `$own` for a provider
    /// of
    /// one's own, and nobody has signed them yet.
    static Map<String, Sending> inBodies(String conversation) {
        Map<String, Sending> requests = new LinkedHashMap<>();
        requests.put(
                "fork", Sending.of("POST", conversation + "/fork", null).withBody("{\"message_id\": \"$message\"}"));
        requests.put(
                "current leaf",
                Sending.of("PATCH", conversation, null).withBody("{\"current_leaf_id\": \"$message\"}"));
        requests.put(
                "parent", Sending.of("POST", conversation + "/messages", null).withBody("""
                        {"parent_id": "$message", "content": "x", "run": false, "role": "user", "status": "complete"}"""));
        requests.put(
                "parent of a question",
                Sending.of("POST", conversation + "/messages", null).withBody("""
                        {"parent_id": "$message", "content": "x", "provider": "$own", "model": "steady"}"""));
        requests.put(
                "provider", Sending.of("POST", conversation + "/messages", null).withBody("""
                        {"content": "x", "provider": "$provider", "model": "steady"}"""));
        requests.put(
                "attachment",
                Sending.of("POST", conversation + "/messages", null).withBody("""
                        {"attachment_ids": ["$attachment"], "content": "x", "run": false, "role": "user"}"""));
        requests.put(
                "attachment of a question",
                Sending.of("POST", conversation + "/messages", null).withBody("""
                        {"attachment_ids": ["$attachment"], "content": "x", "provider": "$own",
                         "model": "steady"}"""));
        String council = """
                "content": "x", "seats": [{"provider": "$provider", "model": "steady"},
                {"provider": "$provider", "model": "cut"}], "chairman": {"provider": "$provider", "model": "steady"}}""";
        String own = council.replace("$provider", "$own");
        Map<String, String> councils = Map.of(
                "parent of a council", "{\"parent_id\": \"$message\", " + own,
                "provider of a council", "{" + council,
                "attachment of a council", "{\"attachment_ids\": [\"$attachment\"], " + own,
                "preset of a council", "{\"content\": \"x\", \"preset_id\": \"$councilPreset\"}");
        councils.forEach((what, body) -> requests.put(
                what, Sending.of("POST", conversation + "/council", null).withBody(body)));
        return requests;
    }
}
