package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.Role;
import app.hearth.server.access.Owner;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.http.Cursor;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.Plans;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeIT {
    /// How a plan says that a list of values is gone through for every row.
    private static final Pattern COMPARED_WITH_EACH =
            Pattern.compile("other condition=\\[\\s+EQUAL arg_left=\\[\\s+ROW");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Owner owner;
    private Database database;
    private ChangeLog changes;
    private Messages messages;
    private Conversations conversations;
    private Tags tags;

    @BeforeEach
    void open() throws Exception {
        open(Storage.open(folder, TestDatabase.create()));
    }

    private void open(Database opened) {
        database = opened;
        changes = new ChangeLog(database, clock, new ConcurrentHashMap<>());
        messages = new Messages(database, new Attachments(database, changes, clock));
        tags = new Tags(database, changes, clock);
        conversations = new Conversations(database, changes, tags, clock);
        owner = Resident.movingInto(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPathIsThatOfANaiveWalkInEveryTree() {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 12; round++) {
            Map<MessageId, Node> tree = grow(random, 40, round % 3 == 0 ? 0 : round % 3 == 1 ? 3 : 1);
            List<Node> nodes = new ArrayList<>(tree.values());
            for (int i = 0; i < 12; i++) {
                Node leaf = nodes.get(random.nextInt(nodes.size()));
                int from = random.nextInt(leaf.depth() + 2);
                int limit = 1 + random.nextInt(45);
                assertThat(new Branches(messages).path(owner, leaf, from, limit))
                        .extracting(Node::id)
                        .isEqualTo(walk(tree, leaf, from, limit));
            }
        }
    }

    private static List<MessageId> walk(Map<MessageId, Node> tree, Node leaf, int from, int limit) {
        List<MessageId> path = new ArrayList<>();
        for (Node at = leaf; at != null; ) {
            path.add(at.id());
            MessageId parent = at.message().parentId();
            at = parent == null ? null : tree.get(parent);
        }
        Collections.reverse(path);
        return path.subList(Math.min(from, path.size()), Math.min(path.size(), from + limit));
    }

    /// The higher `bushy`, the more often a message hangs below one that is not the last; 0 is a straight line.
    private Map<MessageId, Node> grow(Random random, int size, int bushy) {
        return changes.write(owner, set -> {
            ConversationId conversation = conversations
                    .create(owner, new NewConversation(null, null, null, null))
                    .conversation()
                    .id();
            Map<MessageId, Node> tree = new HashMap<>();
            List<Node> grown = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                boolean strays = bushy > 0 && random.nextInt(4) < bushy;
                Optional<Node> parent = grown.isEmpty() || (strays && random.nextInt(10) == 0)
                        ? Optional.empty()
                        : Optional.of(strays ? grown.get(random.nextInt(grown.size())) : grown.getLast());
                Node node = new MessageDraft(
                                new MessageId(new UUID(random.nextLong(), random.nextLong())),
                                conversation,
                                parent,
                                Role.USER,
                                "message " + i,
                                null,
                                null,
                                MessageStatus.COMPLETE,
                                null,
                                List.of())
                        .node(set.now());
                messages.insert(set, owner, node);
                grown.add(node);
                tree.put(node.id(), node);
            }
            return tree;
        });
    }

    @Test
    void aTreeIsPagedWithEveryMessageOnceWhateverItsIds() {
        Map<MessageId, Node> tree = grow(new Random(7), 60, 2);
        Node any = tree.values().iterator().next();
        List<MessageId> seen = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        while (true) {
            List<Node> page = messages.tree(owner, any.message().conversationId(), after, 7);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(node -> seen.add(node.id()));
            after = Optional.of(
                    new Cursor(page.getLast().depth(), page.getLast().id().value()));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tree.keySet());
    }

    @Test
    void everyListIsReadThroughAnIndexOfItsProfileByHsqldb() throws Exception {
        database.close();
        open(Storage.open(folder.resolve("files"), Optional.empty()));
        Node node = grow(new Random(1), 3, 0).values().iterator().next();
        ConversationId conversation = node.message().conversationId();
        Cursor cursor = new Cursor(1, node.id().value());
        for (Optional<Cursor> after : List.of(Optional.<Cursor>empty(), Optional.of(cursor))) {
            Conversations.Filter filter = new Conversations.Filter(
                    Optional.of("a"), Optional.empty(), Optional.of(true), Optional.of(false), false, after, 50);
            assertIndexed(() -> conversations.list(owner, filter));
        }
        assertIndexed(() -> messages.tree(owner, conversation, Optional.of(cursor), 50));
        assertIndexed(() -> messages.between(owner, conversation, 0, 9));
        assertIndexed(() -> messages.links(owner, conversation, 0));
        assertIndexed(() -> changes.since(owner, 1, 50));
        assertIndexed(() -> tags.list(owner));
        String sorted = plan("SELECT id FROM conversation WHERE profile_id = ? ORDER BY updated_at DESC");
        assertThat(sorted).doesNotContain("uses index");
        String scanned = plan("SELECT id FROM message WHERE role = 'user'");
        assertThat(scanned).contains("access=FULL SCAN");
    }

    /// A plan says "uses index" of its order also where it reads and sorts every row of the profile, so that what
    /// counts is which index it begins with, and that no list of ids is compared with each row in turn.
    @Test
    void noRowsOfAProfileAreReadButThoseAskedForByHsqldb() throws Exception {
        database.close();
        open(Storage.open(folder.resolve("files"), Optional.empty()));
        List<String> ids = grow(new Random(1), 3, 0).keySet().stream()
                .map(MessageId::toString)
                .toList();
        List<String> more = List.of(
                conversations
                        .create(owner, new NewConversation(null, "one", null, List.of("tag")))
                        .conversation()
                        .id()
                        .toString(),
                conversations
                        .create(owner, new NewConversation(null, "two", null, null))
                        .conversation()
                        .id()
                        .toString());
        Conversations.Filter filter = new Conversations.Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.of(false),
                false,
                Optional.empty(),
                50);
        assertThat(plans(() -> conversations.list(owner, filter)))
                .first()
                .asString()
                .contains("index=CONVERSATION_BY_STATE")
                .contains("uses index");
        assertThat(plans(() -> changes.since(owner, 1, 50))).last().asString().contains("index=CHANGE_LOG_KEY");
        for (Runnable several : List.<Runnable>of(
                () -> conversations.list(owner, filter),
                () -> conversations.states(owner, more),
                () -> messages.states(owner, ids))) {
            assertThat(plans(several))
                    .isNotEmpty()
                    .noneMatch(plan -> COMPARED_WITH_EACH.matcher(plan).find());
        }
        String slow = plan("SELECT id FROM message WHERE profile_id = ? AND id IN (?, ?)");
        assertThat(slow).containsPattern(COMPARED_WITH_EACH);
    }

    private List<String> plans(Runnable calls) {
        return statements(calls).stream().map(this::plan).toList();
    }

    /// Nothing is scanned whole, and nothing is sorted that an index has in order.
    private void assertIndexed(Runnable list) {
        List<String> statements = statements(list);
        assertThat(statements).isNotEmpty();
        for (String statement : statements) {
            String plan = plan(statement);
            assertThat(plan).as(statement).doesNotContain("access=FULL SCAN");
            assertThat(!statement.contains("ORDER BY") || plan.contains("uses index"))
                    .as(plan)
                    .isTrue();
        }
    }

    private String plan(String statement) {
        return Plans.plan(database, statement);
    }

    private List<String> statements(Runnable list) {
        return Plans.statements(database, list);
    }
}
