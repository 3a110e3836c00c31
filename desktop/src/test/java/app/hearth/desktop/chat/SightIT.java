package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.key.Model;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Explanation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pictures before models that see, that do not, and of which nobody knows.
final class SightIT extends AtTheComposer {
    private static final ModelName BLIND = new ModelName("demo", "blind");
    private static final ModelName SEEING = new ModelName("demo", "seeing");
    private static final ModelName UNKNOWN = new ModelName("demo", "small");

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void knowWhoSees() {
        Locale.setDefault(Locale.ENGLISH);
        server.models.add(model("blind", "Mole", false));
        server.models.add(model("seeing", "Lynx", true));
        chat.models().refresh();
        await(() -> chat.models().models().size() == 4);
        chat.draftProperty().set("What is this?");
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aModelThatCannotSeeIsNotAskedAndTheOthersAreNamed() {
        attachPicture();
        chat.models().selectedProperty().set(BLIND);

        assertThat(chat.sight().objection().get())
                .contains(new Explanation(
                        "Mole cannot see pictures.", "Choose a model that can, such as Lynx, or remove the picture."));
        assertThat(chat.canSend().get()).isFalse();
        chat.send();
        assertThat(chat.sendingProperty().get()).isFalse();

        chat.models().selectedProperty().set(SEEING);
        assertThat(chat.sight().objection().get()).isEmpty();
        assertThat(chat.canSend().get()).isTrue();
    }

    @Test
    void whatIsNotKnownOfAModelHoldsNobodyUpNorDoesAText() {
        chat.files().add("notes.txt", () -> "notes".getBytes(StandardCharsets.UTF_8));
        await(() -> chat.files().allThere());
        chat.models().selectedProperty().set(BLIND);
        assertThat(chat.canSend().get()).isTrue();

        attachPicture();
        chat.models().selectedProperty().set(UNKNOWN);
        assertThat(chat.canSend().get()).isTrue();
    }

    @Test
    void aPictureFurtherUpCountsAsWell() {
        attachPicture();
        chat.models().selectedProperty().set(SEEING);
        server.nextRun().write("A soup.").done();
        ask("What is this?");
        await(() -> !chat.answeringProperty().get());
        chat.draftProperty().set("And how is it made?");
        chat.models().selectedProperty().set(BLIND);

        assertThat(chat.sight().objection().get().orElseThrow().what())
                .isEqualTo("Mole cannot see pictures, and there is one in this conversation.");
        assertThat(chat.canSend().get()).isFalse();
        ConversationId here = chat.conversationProperty().get();
        chat.startNew();
        assertThat(chat.sight().objection().get()).isEmpty();
        assertThat(here).isNotNull();
    }

    @Test
    void whereOnlyTheServerKnowsItsRefusalIsASentenceAndTheFilesStay() {
        attachPicture();
        chat.models().selectedProperty().set(UNKNOWN);
        server.refuse(
                "POST", "/messages", Problem.invalid(List.of(new FieldError("attachment_ids", "This cannot see."))));
        ask("What is this?");

        assertThat(chat.problemProperty().get())
                .extracting(Explanation::what)
                .isEqualTo("The files of this conversation could not be sent to this model.");
        awaitQuiet();
        assertThat(chat.files().there()).hasSize(1);
    }

    private void attachPicture() {
        byte[] picture = ByteBuffer.allocate(32)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(16, 40)
                .putInt(20, 30)
                .array();
        int already = chat.files().shown().size();
        chat.files().add("soup.png", () -> picture);
        await(() -> chat.files().shown().size() == already + 1 && chat.files().allThere());
    }

    private static Model model(String id, String name, @Nullable Boolean vision) {
        return new Model("demo", id, name, 8_000, null, null, null, vision, null);
    }
}
