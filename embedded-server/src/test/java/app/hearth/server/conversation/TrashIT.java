package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.Role;
import app.hearth.common.run.RunId;
import app.hearth.server.access.Owner;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashIT {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private ChangeLog changes;
    private Conversations conversations;
    private Messages messages;
    private Trash trash;
    private Owner owner;

    @BeforeEach
    void open() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        changes = new ChangeLog(database, clock, new ConcurrentHashMap<>());
        conversations = new Conversations(database, changes, new Tags(database, changes, clock), clock);
        messages = new Messages(database, new Attachments(database, changes, clock));
        trash = new Trash(database, changes);
        owner = Resident.movingInto(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aConversationLeavesTheTrashAfterThirtyDaysWithItsMessagesAndTheirRuns() {
        ConversationId kept = conversation();
        answer(kept);
        ConversationId thrown = conversation();
        answer(thrown);
        conversations.setTrashed(owner, thrown, true, Optional.empty());
        clock.forward(Trash.KEPT.minusMinutes(1)); // the clock goes on by itself
        trash.empty(clock.instant());
        assertThat(count("message")).isEqualTo(2);
        clock.forward(Duration.ofMinutes(1));
        trash.empty(clock.instant());
        assertThat(conversations.find(owner, kept)).isPresent();
        assertThat(conversations.find(owner, thrown)).isEmpty();
        assertThat(count("message")).isEqualTo(1);
        assertThat(count("run")).isEqualTo(1);
        assertThat(count("run_chunk")).isEqualTo(1);
    }

    @Test
    void aMessageLeavesTheTrashAfterThirtyDaysWithItsRun() {
        ConversationId conversation = conversation();
        answer(conversation);
        Node thrown = answer(conversation);
        changes.write(owner, set -> {
            messages.trash(set, owner, List.of(thrown.id().value()));
            return true;
        });
        clock.forward(Trash.KEPT.plusMillis(1));
        trash.empty(clock.instant());
        assertThat(messages.findAnywhere(owner, thrown.id())).isEmpty();
        assertThat(count("message")).isEqualTo(1);
        assertThat(count("run")).isEqualTo(1);
    }

    private ConversationId conversation() {
        return conversations
                .create(owner, new NewConversation(null, null, null, null))
                .conversation()
                .id();
    }

    /// With the row of the run that wrote it, and a piece.
    private Node answer(ConversationId conversation) {
        RunId run = RunId.next(clock);
        Node node = new MessageDraft(
                        MessageId.next(clock),
                        conversation,
                        Optional.empty(),
                        Role.ASSISTANT,
                        "words",
                        null,
                        null,
                        MessageStatus.COMPLETE,
                        run,
                        List.of())
                .node(clock.instant());
        changes.write(owner, set -> {
            messages.insert(set, owner, node);
            set.handle()
                    .execute(
                            "INSERT INTO run (profile_id, id, kind, status, conversation_id, message_id, created_at)"
                                    + " VALUES (?, ?, 'chat', 'done', ?, ?, 0)",
                            owner.profile().value(),
                            run.value(),
                            conversation.value(),
                            node.id().value());
            set.handle()
                    .execute(
                            "INSERT INTO run_chunk (profile_id, run_id, n, content, reasoning) VALUES (?, ?, 0, '', '')",
                            owner.profile().value(),
                            run.value());
            return true;
        });
        return node;
    }

    private int count(String table) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
