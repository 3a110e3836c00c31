package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.client.HearthClient;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.House;
import app.hearth.server.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The council that a profile's own keys make.
class SuggestionIT {
    private static final CouncilSuggestion NONE = new CouncilSuggestion(List.of(), null);
    private static final ModelRef GPT = new ModelRef("home", "openai/gpt-5.1");
    private static final ModelRef GEMINI = new ModelRef("home", "google/gemini-3-pro-preview");
    private static final ModelRef CLAUDE = new ModelRef("home", "anthropic/claude-opus-4.5");
    private static final ModelRef LOCAL = new ModelRef("home", "mine");

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private HearthClient ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = registered("ada");
        provider.list("""
                {"data": [{"id": "mine"}, {"id": "text-embedding-3-large"}, {"id": "anthropic/claude-opus-4.5"},
                          {"id": "google/gemini-3-pro-preview"}, {"id": "openai/gpt-5.1"}]}""");
        save();
    }

    private HearthClient registered(String name) {
        HearthClient client = house.client();
        client.register(new Registration(name, null, Secret.of(House.PASSWORD), null, null, null, null));
        return client;
    }

    private void save() {
        ada.keys().save(new SaveKey("home", Secret.of("sk-0123456789-abcdef"), provider.baseUrl(), null));
    }

    @AfterEach
    void moveOut() {
        ada.close();
        provider.close();
        house.close();
    }

    private CouncilSuggestion suggested() {
        return ada.councils().suggestion();
    }

    @Test
    void itGoesByWhatIsKeptAndAsksNoProvider() throws Exception {
        assertThat(suggested()).isEqualTo(NONE);
        assertThat(provider.asked()).isZero();
        ada.keys().models();
        int asked = provider.asked();
        assertThat(suggested()).isEqualTo(new CouncilSuggestion(List.of(GPT, GEMINI, CLAUDE, LOCAL), GPT));
        ada.account().lock();
        assertThat(suggested().seats()).hasSize(4);
        house.restart();
        ada.close();
        ada = house.client();
        ada.login(login());
        assertThat(suggested().seats()).containsExactly(GPT, GEMINI, CLAUDE, LOCAL);
        assertThat(provider.asked()).isEqualTo(asked);
    }

    private static Login login() {
        return new Login("ada", null, Secret.of(House.PASSWORD), null, null);
    }

    @Test
    void whatThePersonChoseSitsFirst() {
        ada.keys().models();
        ada.keys().change(ModelSettingsPatch.favourite(CLAUDE));
        ada.keys().change(ModelSettingsPatch.favourite(new ModelRef("home", "gone")));
        assertThat(suggested()).isEqualTo(new CouncilSuggestion(List.of(CLAUDE, GPT, GEMINI, LOCAL), CLAUDE));
        ada.keys().change(ModelSettingsPatch.defaultTo(LOCAL));
        assertThat(suggested()).isEqualTo(new CouncilSuggestion(List.of(LOCAL, CLAUDE, GPT, GEMINI), LOCAL));
    }

    @Test
    void aKeyThatIsGoneReplacedOrLostOpensNothing() {
        ada.keys().models();
        assertThat(suggested().seats()).hasSize(4);
        save();
        assertThat(suggested()).isEqualTo(NONE);
        ada.keys().models();
        assertThat(suggested().seats()).hasSize(4);
        Secret token = HandedOver.resetToken(
                house.rows(), ada.account().me().id(), house.clock().instant().plusSeconds(3600));
        ada.reset(new Reset(token, Secret.of("another hearth"), null, null));
        assertThat(suggested()).isEqualTo(NONE);
        ada.keys().delete("home");
        assertThat(suggested()).isEqualTo(NONE);
    }

    @Test
    void theKeysOfAnotherMakeNoCouncil() {
        ada.keys().models();
        try (HearthClient ben = registered("ben")) {
            assertThat(ben.councils().suggestion()).isEqualTo(NONE);
        }
    }
}
