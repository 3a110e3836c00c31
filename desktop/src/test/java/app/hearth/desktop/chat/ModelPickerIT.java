package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import java.time.InstantSource;
import java.util.List;
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

    @Test
    void aStarredModelComesFirstAndIsStarredEverywhereUntilTheStarIsTakenAway() {
        models.toggleFavourite(LARGE);
        assertThat(models.offered("")).extracting(Model::id).containsExactly("large", "small");

        ModelPicker elsewhere = new ModelPicker(client, Background.sameThread());
        elsewhere.refresh();
        assertThat(elsewhere.favourites()).containsExactly(LARGE);
        elsewhere.toggleFavourite(LARGE);
        assertThat(elsewhere.offered("")).extracting(Model::id).containsExactly("small", "large");
    }

    @Test
    void aModelIsFoundByWordsOfItsNameAndItsProviderInAnyOrder() {
        assertThat(models.offered("  LARGE demo")).extracting(Model::id).containsExactly("large");
        assertThat(models.offered("huge")).isEmpty();
    }

    @Test
    void aNewConversationBeginsWithTheModelChosenForThatWhateverWasUsedLast() {
        models.toggleForNew(LARGE);
        models.used(here, SMALL);
        models.moveTo(there, SMALL);

        models.moveTo(null, null);
        assertThat(models.selectedProperty().get()).isEqualTo(LARGE);

        models.toggleForNew(LARGE);
        models.moveTo(null, null);
        assertThat(models.forNewProperty().get()).isNull();
        assertThat(models.selectedProperty().get()).isEqualTo(SMALL);
    }

    @Test
    void theFirstConversationAfterAStartBeginsWithItAsWell() {
        server.choices = new ModelSettings(List.of(), new ModelRef("demo", "large"));
        ModelPicker fresh = new ModelPicker(client, Background.sameThread());
        fresh.moveTo(null, null);
        fresh.refresh();

        assertThat(fresh.selectedProperty().get()).isEqualTo(LARGE);
    }

    @Test
    void aModelChosenForNewConversationsThatIsGoneKeepsNobodyFromBeginningOne() {
        server.choices = new ModelSettings(List.of(), new ModelRef("demo", "gone"));
        models.refresh();
        models.used(here, LARGE);

        models.moveTo(null, null);

        assertThat(models.selectedProperty().get()).isEqualTo(LARGE);
    }

    @Test
    void whatCouldNotBeChosenIsExplainedAndStaysAsItWas() {
        server.refuse("PATCH", "/settings/models", ErrorCode.STORAGE_FULL);
        models.toggleFavourite(LARGE);
        assertThat(models.favourites()).isEmpty();
        assertThat(models.problemProperty().get()).isNotNull();

        models.toggleFavourite(LARGE);
        assertThat(models.favourites()).containsExactly(LARGE);
        assertThat(models.problemProperty().get()).isNull();
    }

    @Test
    void modelsCanBeChosenAlsoWhileFavouritesCannotBeRead() {
        server.refuse("GET", "/settings/models", ErrorCode.INTERNAL);
        ModelPicker fresh = new ModelPicker(client, Background.sameThread());
        fresh.refresh();

        assertThat(fresh.models()).hasSize(2);
        assertThat(fresh.problemProperty().get()).isNotNull();
    }

    @Test
    void whoAsksForNewListsWaitsForTheProviders() {
        models.askProviders();

        assertThat(server.requests.stream().filter(line -> line.startsWith("GET /models")))
                .last()
                .isEqualTo("GET /models?refresh=true");
    }
}
