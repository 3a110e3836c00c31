package app.hearth.server.contract;

import java.util.Map;
import java.util.UUID;

/// What a path can name, of one person or of nobody.
record Ids(
        String conversation,
        String message,
        String run,
        String tag,
        String session,
        String provider,
        String attachment,
        String preset,
        String councilPreset,
        String council) {
    static Ids ofNobody() {
        return new Ids(
                random(),
                random(),
                random(),
                random(),
                random(),
                "nobodys-provider",
                random(),
                random(),
                random(),
                random());
    }

    Ids withMessage(String other) {
        return new Ids(conversation, other, run, tag, session, provider, attachment, preset, councilPreset, council);
    }

    /// The path of an operation; fails for a parameter this test knows nothing about.
    String path(Operation operation) {
        String template = operation.template();
        String id = kinds().entrySet().stream()
                .filter(kind -> template.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{id}");
        String path = template.replace("{id}", id)
                .replace("{mid}", message)
                .replace("{provider}", provider)
                .replace("{name}", provider);
        ContractCheck.require(!path.contains("{"), "There is no sample for the path of " + operation);
        return operation.base() + path;
    }

    private Map<String, String> kinds() {
        return Map.of(
                "/admin", conversation,
                "/conversations", conversation,
                "/runs", run,
                "/tags", tag,
                "/auth/sessions", session,
                "/attachments", attachment,
                "/presets", preset,
                "/council-presets", councilPreset,
                "/councils", council);
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
