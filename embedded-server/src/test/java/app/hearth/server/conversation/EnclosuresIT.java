package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Registration;
import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.Change;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of messages on their way to a model.
class EnclosuresIT {
    @TempDir
    private Path folder;

    private final MockWebServer provider = new MockWebServer();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private House house;
    private HearthClient ada;
    private ConversationId conversation;
    private Attachment image;
    private Attachment note;

    @BeforeEach
    void moveIn() throws Exception {
        provider.setDispatcher(new Answers());
        provider.start();
        house = new House(folder);
        ada = house.client();
        ada.register(new Registration("ada", null, Secret.of(House.PASSWORD), null, null, null, null));
        ada.keys().save(new SaveKey("home", null, provider.url("/v1").toString(), null));
        conversation = newConversation();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        image = send("soup.png", png.toByteArray());
        note = send("recipe \"1\".txt", "Two eggs.".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
        provider.close();
    }

    private ConversationId newConversation() {
        return ada.conversations()
                .create(new NewConversation(null, null, null, null))
                .id();
    }

    private Attachment send(String name, byte[] bytes) {
        return ada.attachments().upload(name, bytes, (_, _) -> {});
    }

    /// Two models, of which one says that it takes text alone.
    private final class Answers extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().endsWith("/models")) {
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body("""
                            {"data": [{"id": "blind", "architecture": {"input_modalities": ["text"]}},
                                      {"id": "seeing", "architecture": {"input_modalities": ["text", "image"]}}]}""")
                        .build();
            }
            asked.add(Json.read(Objects.requireNonNull(request.getBody()).utf8(), JsonNode.class));
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "text/event-stream")
                    .body("data: {\"choices\": [{\"delta\": {\"content\": \"Soup.\"}}]}\n\ndata: [DONE]\n\n")
                    .build();
        }
    }

    private Posted ask(String model, String words, Attachment... files) {
        Posted posted = ada.conversations()
                .ask(
                        conversation,
                        NewMessage.question(words, "home", model)
                                .withAttachments(
                                        Stream.of(files).map(Attachment::id).toList()));
        ada.runs().watch(posted.run().id(), _ -> {});
        return posted;
    }

    @Test
    void imagesGoAsImagesAndTextsAsTextsThatNameTheirFile() throws Exception {
        ask("seeing", "What is it?", image, note);
        JsonNode parts = asked.getFirst().at("/messages/0/content");
        assertThat(parts).hasSize(3);
        String url = parts.at("/0/image_url/url").asText();
        assertThat(url).startsWith("data:image/png;base64,");
        byte[] sent = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        assertThat(sent).isEqualTo(fetch(image));
        assertThat(ImageIO.read(new ByteArrayInputStream(sent)).getWidth()).isEqualTo(30);
        assertThat(parts.at("/1/text").asText()).isEqualTo("<file name=\"recipe '1'.txt\">\nTwo eggs.\n</file>");
        assertThat(parts.at("/2/text").asText()).isEqualTo("What is it?");
    }

    private byte[] fetch(Attachment file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ada.attachments().download(file.id(), bytes);
        return bytes.toByteArray();
    }

    @Test
    void everyTurnOfTheBranchIsShownItsFilesAndNoOther() {
        Posted first = ask("seeing", "", image);
        ask("seeing", "And now?");
        JsonNode messages = asked.get(1).path("messages");
        assertThat(messages.at("/0/content/0/type").asText()).isEqualTo("image_url");
        assertThat(messages.at("/1/content").asText()).isEqualTo("Soup.");
        assertThat(messages.at("/2/content").asText()).isEqualTo("And now?");
        ada.conversations().regenerate(conversation, first.assistantMessage().id(), new Regenerate(null, null));
        ada.conversations()
                .ask(conversation, NewMessage.question("Anew", "home", "seeing").withParentId(null));
        Await.until("both were asked", () -> asked.size() == 4);
        assertThat(asked).anySatisfy(request -> {
            assertThat(request.path("messages")).hasSize(1);
            assertThat(request.at("/messages/0/content").asText()).isEqualTo("Anew");
        });
    }

    @Test
    void aModelThatIsKnownNotToSeeIsNotAskedAboutAnImage() {
        ask("blind", "Nobody knows yet.", image);
        assertThat(asked).hasSize(1);
        ada.keys().models();
        assertRefused(() -> ask("blind", "And this?"));
        assertRefused(() -> ask("blind", "And this?", image));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsRefusedForItsImageLeavesNothing() {
        ada.keys().models();
        assertRefused(() -> ask("blind", "What is it?", image));
        assertThat(messages(conversation)).isEmpty();
        ask("blind", "What is it?", note);
        ask("unheard-of", "Perhaps it sees.", image);
        assertThat(asked).hasSize(2);
        Posted last = ask("seeing", "And you?");
        Regenerate blind = new Regenerate(null, "blind");
        assertRefused(() -> ada.conversations()
                .regenerate(conversation, last.assistantMessage().id(), blind));
    }

    private static void assertRefused(Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(422);
            assertThat(String.valueOf(e.problem().errors())).contains("attachment_ids", "cannot see images");
        });
    }

    private List<Message> messages(ConversationId of) {
        return ada.conversations().messages(of, false, null).items();
    }

    @Test
    void whatAMessageNamesMustBeThereOnceAndNotTooOften() {
        AttachmentId unknown = new AttachmentId(UUID.randomUUID());
        List<AttachmentId> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(send("n" + i, "x".getBytes(StandardCharsets.UTF_8)).id());
        }
        for (List<AttachmentId> ids :
                List.of(List.of(unknown), List.of(image.id(), unknown), List.of(image.id(), image.id()), many)) {
            assertThatThrownBy(() -> ada.conversations()
                            .add(conversation, NewMessage.note(Role.USER, "x").withAttachments(ids)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().status()).isEqualTo(422);
                        assertThat(String.valueOf(e.problem().errors())).contains("attachment_ids");
                    });
        }
        assertThatThrownBy(() -> ada.conversations()
                        .add(conversation, NewMessage.note(Role.ASSISTANT, "x").withAttachments(List.of(image.id()))))
                .isInstanceOf(ProblemException.class);
        Message full = ada.conversations()
                .add(conversation, NewMessage.note(Role.USER, "x").withAttachments(many.subList(0, 20)));
        assertThat(full.attachments()).extracting(Attachment::id).isEqualTo(many.subList(0, 20));
        assertThat(messages(conversation)).containsExactly(full);
    }

    @Test
    void aForkATrashAndTheFeedKeepThem() {
        Posted posted = ask("seeing", "What is it?", image, note);
        Message question = Objects.requireNonNull(posted.userMessage());
        assertThat(question.attachments()).containsExactly(image, note);
        assertThat(messages(conversation).getFirst().attachments()).containsExactly(image, note);
        ConversationId fork = ada.conversations()
                .fork(conversation, posted.assistantMessage().id())
                .id();
        ada.conversations().trash(conversation);
        ada.conversations().restore(conversation);
        ada.conversations().trash(conversation);
        assertThat(messages(fork).getFirst().attachments()).containsExactly(image, note);
        assertThat(messages(conversation).getFirst().attachments()).containsExactly(image, note);
        List<Change> feed = ada.sync().changes(0).items();
        assertThat(feed)
                .filteredOn(change -> change.entity().equals("message"))
                .extracting(change -> Objects.requireNonNull(change.data())
                        .path("attachments")
                        .size())
                .containsOnly(0, 2);
        assertThat(feed)
                .filteredOn(change -> change.entity().equals("attachment"))
                .extracting(Change::id)
                .containsExactly(image.id().toString(), note.id().toString());
    }
}
