package app.hearth.server.contract;

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
        String preset) {
    static Ids ofNobody() {
        return new Ids(random(), random(), random(), random(), random(), "nobodys-provider", random(), random());
    }

    Ids withMessage(String other) {
        return new Ids(conversation, other, run, tag, session, provider, attachment, preset);
    }

    /// The path of an operation; fails for a parameter this test knows nothing about.
    String path(Operation operation) {
        String template = operation.template();
        String id = template.startsWith("/admin") || template.startsWith("/conversations")
                ? conversation
                : template.startsWith("/runs")
                        ? run
                        : template.startsWith("/tags")
                                ? tag
                                : template.startsWith("/auth/sessions")
                                        ? session
                                        : template.startsWith("/attachments")
                                                ? attachment
                                                : template.startsWith("/presets") ? preset : "{id}";
        String path = template.replace("{id}", id)
                .replace("{mid}", message)
                .replace("{provider}", provider)
                .replace("{name}", provider);
        ContractCheck.require(!path.contains("{"), "There is no sample for the path of " + operation);
        return operation.base() + path;
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
