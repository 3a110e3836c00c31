package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The conversations, messages and runs of a [FakeServer]. Thread-safe.
final class FakeStore {
    private static final Pattern ONE = Pattern.compile("/conversations/([^/]+)(/.*)?");

    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<String, FakeRun> runs = new LinkedHashMap<>();
    private final Deque<FakeRun> planned = new ArrayDeque<>();
    private final FakeFiles files;

    FakeStore(FakeFiles files) {
        this.files = files;
    }

    synchronized FakeRun nextRun() {
        FakeRun run = new FakeRun(this);
        planned.add(run);
        return run;
    }

    synchronized FakeRun run(String id) {
        return Objects.requireNonNull(runs.get(id));
    }

    /// Makes a stored run known, for a message that was being written before.
    synchronized void begin(FakeRun run, Message answer) {
        runs.put(run.id.toString(), run);
        run.writes(answer);
    }

    synchronized void close() {
        runs.values().forEach(FakeRun::cancel);
    }

    synchronized Conversation conversation(String title, Instant updated, boolean pinned) {
        Conversation made = new Conversation(
                ConversationId.next(InstantSource.system()),
                title,
                TitleSource.USER,
                null,
                null,
                List.of(),
                pinned,
                false,
                null,
                0,
                1,
                updated,
                updated,
                null);
        conversations.put(made.id(), made);
        return made;
    }

    /// As another device does.
    synchronized void rename(ConversationId id, String title) {
        conversations.computeIfPresent(
                id, (_, now) -> patched(now, ConversationPatch.none().withTitle(title)));
    }

    synchronized void add(Message message) {
        messages.put(message.id(), message);
    }

    synchronized void replace(Message message) {
        messages.put(message.id(), message);
    }

    synchronized int conversationCount() {
        return conversations.size();
    }

    synchronized List<Message> messages(ConversationId id) {
        return messages.values().stream()
                .filter(message -> message.conversationId().equals(id))
                .toList();
    }

    static int status(String method, String path) {
        if (path.endsWith("/cancel") || (path.endsWith("/messages") && method.equals("POST"))) {
            return 202;
        }
        return method.equals("DELETE") ? 204 : method.equals("POST") ? 201 : 200;
    }

    synchronized Object answer(String method, String path, String query, String body) {
        if (path.equals("/conversations")) {
            return method.equals("POST") ? create(Json.read(body, NewConversation.class)) : list(query);
        }
        if (path.equals("/tags")) {
            return FakeServer.page(List.of(), query, 200);
        }
        if (path.endsWith("/cancel")) {
            run(path.split("/", -1)[2]).cancel();
            return Map.of();
        }
        Matcher one = ONE.matcher(path);
        if (!one.matches()) {
            throw new IllegalArgumentException(path);
        }
        ConversationId id = new ConversationId(UUID.fromString(one.group(1)));
        String rest = one.group(2) == null ? "" : one.group(2);
        if (rest.equals("/messages")) {
            return method.equals("POST")
                    ? ask(id, Json.read(body, NewMessage.class))
                    : FakeServer.page(messages(id), query, 200);
        }
        if (rest.endsWith("/regenerate") || rest.endsWith("/continue")) {
            return again(rest, body);
        }
        return change(id, method, body);
    }

    private Conversation create(NewConversation wanted) {
        ConversationId id = Objects.requireNonNull(wanted.id());
        return conversations.computeIfAbsent(
                id,
                _ -> new Conversation(
                        id,
                        Optional.ofNullable(wanted.title()).orElse(""),
                        TitleSource.USER,
                        wanted.systemPrompt(),
                        wanted.params(),
                        List.of(),
                        false,
                        false,
                        null,
                        0,
                        1,
                        FakeServer.NOON,
                        FakeServer.NOON,
                        null));
    }

    private Object list(String query) {
        Optional<Boolean> pinned = parameter(query, "pinned").map(Boolean::parseBoolean);
        Optional<Boolean> archived = parameter(query, "archived").map(Boolean::parseBoolean);
        boolean trashed = parameter(query, "trashed").map(Boolean::parseBoolean).orElse(false);
        String words = parameter(query, "q").orElse("").toLowerCase(Locale.ROOT);
        List<Conversation> found = conversations.values().stream()
                .filter(item -> (item.deletedAt() != null) == trashed)
                .filter(item -> pinned.isEmpty() || pinned.get() == item.pinned())
                .filter(item -> archived.isEmpty() || archived.get() == item.archived())
                .filter(item -> item.title().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
                .toList();
        int limit = parameter(query, "limit").map(Integer::parseInt).orElse(50);
        return FakeServer.page(new ArrayList<>(found), query, limit);
    }

    private Object change(ConversationId id, String method, String body) {
        Conversation before = Objects.requireNonNull(conversations.get(id));
        Conversation after = switch (method) {
            case "PATCH" -> patched(before, Json.read(body, ConversationPatch.class));
            case "DELETE" -> moved(before, FakeServer.NOON);
            case "POST" -> moved(before, null);
            default -> before;
        };
        conversations.put(id, after);
        return after;
    }

    private static Conversation patched(Conversation before, ConversationPatch patch) {
        return new Conversation(
                before.id(),
                Objects.requireNonNull(patch.title().orElse(before.title())),
                TitleSource.USER,
                patch.systemPrompt().orElse(before.systemPrompt()),
                patch.params().orElse(before.params()),
                Objects.requireNonNull(patch.tags().orElse(before.tags())),
                Objects.requireNonNull(patch.pinned().orElse(before.pinned())),
                Objects.requireNonNull(patch.archived().orElse(before.archived())),
                null,
                0,
                before.version() + 1,
                before.createdAt(),
                before.updatedAt(),
                before.deletedAt());
    }

    private static Conversation moved(Conversation before, @Nullable Instant deleted) {
        return new Conversation(
                before.id(),
                before.title(),
                before.titleSource(),
                null,
                null,
                before.tags(),
                before.pinned(),
                before.archived(),
                null,
                0,
                before.version() + 1,
                before.createdAt(),
                before.updatedAt(),
                deleted);
    }

    private Posted ask(ConversationId id, NewMessage wanted) {
        MessageId question = Objects.requireNonNull(wanted.id());
        List<Message> before = messages(id);
        MessageId last = before.isEmpty() ? null : before.getLast().id();
        MessageId parent = wanted.parentId().orElse(last);
        Message user = message(id, question, parent, Role.USER, wanted.content())
                .withAttachments(
                        files.of(Optional.ofNullable(wanted.attachmentIds()).orElse(List.of())));
        add(user);
        if (Objects.requireNonNull(conversations.get(id)).title().isEmpty()) {
            String file = user.attachments().stream()
                    .map(Attachment::name)
                    .findFirst()
                    .orElse("");
            rename(id, wanted.content().lines().findFirst().orElse(file));
        }
        return start(user, wanted.provider(), wanted.model(), user);
    }

    private Posted again(String rest, String body) {
        MessageId id = new MessageId(UUID.fromString(rest.split("/", -1)[2]));
        Message old = Objects.requireNonNull(messages.get(id));
        if (rest.endsWith("/continue")) {
            FakeRun run = planned.remove();
            Message going = with(old, MessageStatus.STREAMING, old.content(), null);
            replace(going);
            begin(run, going);
            return new Posted(null, going, run(run, going));
        }
        Regenerate wanted = Json.read(body, Regenerate.class);
        Message question = Objects.requireNonNull(messages.get(Objects.requireNonNull(old.parentId())));
        return start(question, wanted.provider(), wanted.model(), null);
    }

    private Posted start(Message question, @Nullable String provider, @Nullable String model, @Nullable Message asked) {
        FakeRun run = planned.remove();
        Message empty = message(
                question.conversationId(), MessageId.next(InstantSource.system()), question.id(), Role.ASSISTANT, "");
        Message answer = new Message(
                empty.id(),
                empty.conversationId(),
                empty.parentId(),
                empty.role(),
                "",
                null,
                provider,
                model,
                MessageStatus.STREAMING,
                null,
                null,
                null,
                List.of(),
                run.id,
                null,
                FakeServer.NOON);
        add(answer);
        begin(run, answer);
        return new Posted(asked, answer, run(run, answer));
    }

    private static Run run(FakeRun run, Message answer) {
        return new Run(
                run.id,
                RunKind.CHAT,
                RunStatus.RUNNING,
                answer.conversationId(),
                answer.id(),
                null,
                FakeServer.NOON,
                null,
                null);
    }

    static Message message(
            ConversationId conversation, MessageId id, @Nullable MessageId parent, Role role, String text) {
        return new Message(
                id,
                conversation,
                parent,
                role,
                text,
                null,
                null,
                null,
                MessageStatus.COMPLETE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                FakeServer.NOON);
    }

    static Message with(Message before, MessageStatus status, String text, @Nullable Problem problem) {
        return new Message(
                before.id(),
                before.conversationId(),
                before.parentId(),
                before.role(),
                text,
                before.reasoning(),
                before.provider(),
                before.model(),
                status,
                problem,
                new Usage(12, 34, new BigDecimal("0.0042")),
                null,
                List.of(),
                before.runId(),
                null,
                before.createdAt());
    }

    static Optional<String> parameter(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
