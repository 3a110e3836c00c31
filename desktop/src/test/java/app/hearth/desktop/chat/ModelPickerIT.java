package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ModelPickerIT {
    private static final ModelName SMALL = new ModelName("demo", "small");
    private static final ModelName LARGE = new ModelName("demo", "large");
    private static final ModelName GONE = new ModelName("demo", "gone");

    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ModelPicker models = new ModelPicker(client, Background.sameThread());
    private final ConversationId here = ConversationId.next(InstantSource.system());
    private final ConversationId there = ConversationId.next(InstantSource.system());

    @BeforeEach
    void knowTheModels() {
        models.refresh();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void everyConversationKeepsTheModelChosenInIt() {
        models.moveTo(here, null);
        models.selectedProperty().set(LARGE);
        models.moveTo(there, SMALL);
        assertThat(models.selectedProperty().get()).isEqualTo(SMALL);

        models.moveTo(here, SMALL);

        assertThat(models.selectedProperty().get()).isEqualTo(LARGE);
    }

    @Test
    void aNewConversationBeginsWithTheModelUsedLast() {
        models.used(here, LARGE);
        models.moveTo(there, SMALL);

        models.moveTo(null, null);

        assertThat(models.selectedProperty().get()).isEqualTo(LARGE);
    }

    @Test
    void aModelThatIsGoneStaysWhereItAnsweredAndIsNotOfferedForWhatIsNew() {
        models.moveTo(here, GONE);
        models.refresh();
        assertThat(models.selectedProperty().get()).isEqualTo(GONE);
        assertThat(models.nameOf(GONE)).isEqualTo("gone");

        models.moveTo(null, null);
        models.refresh();

        assertThat(models.selectedProperty().get()).isEqualTo(SMALL);
        assertThat(models.nameOf(SMALL)).isEqualTo("Demo Small");
    }

    @Test
    void modelsThatCannotBeAskedForAreExplainedUntilTheyCan() {
        server.refuse("GET", "/models", ErrorCode.INTERNAL);
        models.refresh();
        assertThat(models.problemProperty().get()).isNotNull();
        assertThat(models.loadingProperty().get()).isFalse();

        models.refresh();
        assertThat(models.problemProperty().get()).isNull();
    }
}
