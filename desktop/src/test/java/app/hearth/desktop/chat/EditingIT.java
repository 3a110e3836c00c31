package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that are written anew, before the real server.
final class EditingIT extends AtTheRealServer {
    private ConversationId trip;
    private MessageId second;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    EditingIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @BeforeEach
    void plan() {
        trip = conversation();
        MessageId first = note(trip, null, Role.USER, "Where to?");
        MessageId answer = note(trip, first, Role.ASSISTANT, "Lisbon.");
        second = note(trip, answer, Role.USER, "How far?");
        note(trip, second, Role.ASSISTANT, "Far.");
        open(chat, trip);
    }

    @Test
    void anEditedQuestionIsAskedAnewBesideTheOneThatStands() {
        chat.draftProperty().set("half a thought");

        assertThat(chat.editing().beginLast()).isTrue();
        assertThat(chat.draftProperty().get()).isEqualTo("How far?");
        assertThat(chat.editing().questionProperty().get()).isEqualTo(second);
        ask("How far by train?");

        assertThat(texts()).startsWith("Where to?", "Lisbon.", "How far by train?");
        assertThat(chat.messages().get(2).place()).isEqualTo(new Place(2, 2));
        assertThat(find("How far by train?").parentId())
                .isEqualTo(find("How far?").parentId());
        assertThat(chat.editing().questionProperty().get()).isNull();
        assertThat(chat.draftProperty().get()).isEqualTo("half a thought");
    }

    @Test
    void theFirstQuestionAskedAnewBeginsAnotherTree() {
        chat.editing().begin(chat.messages().getFirst());
        ask("Where to in May?");

        assertThat(find("Where to in May?").parentId()).isNull();
        assertThat(texts()).startsWith("Where to in May?").hasSize(2);
        chat.branches().walk(chat.messages().getFirst(), -1);
        assertThat(texts()).containsExactly("Where to?", "Lisbon.", "How far?", "Far.");
    }

    @Test
    void whoLeavesAnEditFindsWhatTheyHadTypedAndChosenBefore() {
        Attachment map = upload("map.txt");
        MessageId shown = anna.conversations()
                .add(trip, NewMessage.note(Role.USER, "See the map").withAttachments(List.of(map.id())))
                .id();
        chat.reload();
        await(() -> chat.stateProperty().get() == ChatState.READY);
        chat.draftProperty().set("half a thought");
        chat.files().add("ticket.txt", () -> "two".getBytes(StandardCharsets.UTF_8));
        await(() -> chat.files().allThere());

        chat.editing().beginLast();
        assertThat(chat.editing().questionProperty().get()).isEqualTo(shown);
        assertThat(chat.files().there()).containsExactly(map);
        chat.draftProperty().set("See that map");
        chat.editing().leave();

        assertThat(chat.draftProperty().get()).isEqualTo("half a thought");
        assertThat(chat.files().there()).extracting(Attachment::name).containsExactly("ticket.txt");
        chat.editing().beginLast();
        assertThat(chat.draftProperty().get()).isEqualTo("See the map");
    }

    @Test
    void theFilesOfAQuestionGoAlongAgainUnlessTheyAreTakenOut() {
        Attachment map = upload("map.txt");
        Attachment plan = upload("plan.txt");
        anna.conversations().add(trip, NewMessage.note(Role.USER, "See").withAttachments(List.of(map.id(), plan.id())));
        chat.reload();
        await(() -> chat.stateProperty().get() == ChatState.READY);
        chat.editing().beginLast();
        chat.files().remove(chat.files().shown().getFirst());
        ask("See this");

        assertThat(find("See this").attachments()).containsExactly(plan);
        assertThat(chat.files().shown()).isEmpty();
    }

    @Test
    void whoGoesElsewhereWhileEditingFindsTheEditAndBehindItTheDraft() {
        chat.draftProperty().set("half a thought");
        chat.editing().beginLast();
        chat.draftProperty().set("How far by train?");

        chat.startNew();
        assertThat(chat.draftProperty().get()).isEmpty();
        assertThat(chat.editing().isGoingOn()).isFalse();
        open(chat, trip);

        assertThat(chat.draftProperty().get()).isEqualTo("How far by train?");
        assertThat(chat.editing().questionProperty().get()).isEqualTo(second);
        chat.editing().leave();
        assertThat(chat.draftProperty().get()).isEqualTo("half a thought");
    }

    @Test
    void whoHadToLeaveWhileEditingFindsTheEditAndBehindItTheDraft() {
        chat.draftProperty().set("half a thought");
        chat.editing().beginLast();
        chat.draftProperty().set("How far by train?");
        Unsent left = chat.unsent();
        chat.close();
        assertThat(chat.editing().isGoingOn()).isFalse();

        ChatViewModel back = chat();
        back.comeBackTo(left);
        await(() -> back.stateProperty().get() == ChatState.READY);

        assertThat(back.draftProperty().get()).isEqualTo("How far by train?");
        assertThat(back.editing().questionProperty().get()).isEqualTo(second);
        back.editing().leave();
        assertThat(back.draftProperty().get()).isEqualTo("half a thought");
        back.close();
    }

    @Test
    void anEditThatIsRefusedStays() {
        chat.editing().beginLast();
        chat.models().selectedProperty().set(new ModelName("nowhere", "small"));
        ask("How far by train?");

        assertThat(chat.problemProperty().get()).isNotNull();
        assertThat(chat.draftProperty().get()).isEqualTo("How far by train?");
        assertThat(chat.editing().questionProperty().get()).isEqualTo(second);
    }

    @Test
    void whatHasBeenMadeOfOneQuestionWaitsWhileAnotherIsEdited() {
        chat.editing().beginLast();
        chat.draftProperty().set("How far by train?");
        chat.editing().begin(chat.messages().getFirst());
        assertThat(chat.draftProperty().get()).isEqualTo("Where to?");

        chat.editing().beginLast();

        assertThat(chat.draftProperty().get()).isEqualTo("How far by train?");
    }

    private Attachment upload(String name) {
        return anna.attachments().upload(name, name.getBytes(StandardCharsets.UTF_8), (_, _) -> {});
    }

    private Message find(String text) {
        return tree(trip).stream()
                .filter(message -> message.content().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
