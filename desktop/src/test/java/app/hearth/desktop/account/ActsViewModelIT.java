package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.hearth.common.account.Unlock;
import app.hearth.common.client.HearthClient;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.ActRow;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Moments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the real server noted of a person's acts, as they read it.
final class ActsViewModelIT {
    private static final int SAVED_KEYS = 60;

    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient here;
    private final ActsViewModel acts;

    ActsViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        here = house.client();
        acts = new ActsViewModel(here, Background.sameThread(), new Moments(InstantSource.system(), ZoneOffset.UTC));
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        house.register(here, "anna", "Kitchen");
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    @Test
    void theNewestActStandsFirstAndARefusedOneIsMarked() {
        house.signIn("anna", "Laptop");
        try (Secret wrong = Secret.of("not her password")) {
            assertThat(catchThrowable(() -> here.account().unlock(new Unlock(wrong, null, null))))
                    .isNotNull();
        }

        acts.load();

        assertThat(acts.rows().getValue().stream().map(ActRow::words))
                .containsExactly("Unlocking", "Sign-in", "Profile made");
        assertThat(acts.rows().getValue().stream().map(ActRow::outcome)).containsExactly("Refused", "", "");
        assertThat(acts.rows().getValue().stream().map(ActRow::warns)).containsExactly(true, false, false);
        assertThat(acts.rows().getValue())
                .allSatisfy(row -> assertThat(row.detail()).contains("127.0.0.1"));
        assertThat(acts.pages().hasMore().get()).isFalse();
    }

    @Test
    void whatDoesNotFitOnAPageFollowsOnDemandUntilTheFirstAct() {
        saveKeys();

        acts.load();
        int shown = acts.rows().getValue().size();
        assertThat(acts.pages().hasMore().get()).isTrue();
        acts.pages().more();

        assertThat(shown).isLessThan(SAVED_KEYS);
        assertThat(acts.rows().getValue()).hasSize(SAVED_KEYS + 1);
        assertThat(words().subList(0, SAVED_KEYS)).containsOnly("Provider key saved");
        assertThat(words().getLast()).isEqualTo("Profile made");
        assertThat(acts.pages().hasMore().get()).isFalse();
    }

    @Test
    void whatWasReadStaysWhenMoreCannotBeRead() {
        saveKeys();
        acts.load();
        int shown = acts.rows().getValue().size();
        house.close();

        acts.pages().more();

        assertThat(acts.pages().failure().get()).isPresent();
        assertThat(acts.rows().getValue()).hasSize(shown);
        assertThat(acts.pages().state().get()).isEqualTo(Listing.READY);
        assertThat(acts.pages().reading().get()).isFalse();
    }

    private void saveKeys() {
        for (int i = 0; i < SAVED_KEYS; i++) {
            try (Secret key = Secret.of("sk-" + i)) {
                here.keys().save(new SaveKey("openai", key, null, null));
            }
        }
    }

    private List<String> words() {
        return acts.rows().getValue().stream().map(ActRow::words).toList();
    }
}
