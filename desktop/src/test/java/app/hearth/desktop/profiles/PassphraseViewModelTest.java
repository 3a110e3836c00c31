package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PassphraseViewModelTest {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final List<ProfileSecrets> opened = new ArrayList<>();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aNewPassphraseIsLongEnoughAndTypedTwice() {
        PassphraseViewModel model = model(true);

        submit(model, "short", "short");
        assertThat(model.passphraseProblem().get()).startsWith("A passphrase has at least 8 characters.");
        submit(model, "four words are good", "four words are god");
        assertThat(model.againProblem().get()).isEqualTo("The two are not the same.");
        assertThat(opened).isEmpty();

        submit(model, "short", "other");
        model.passphrase().set("f");
        model.again().set("f");
        assertThat(model.passphraseProblem().get())
                .as("gone with the next letter")
                .isEmpty();
        assertThat(model.againProblem().get()).isEmpty();
    }

    @Test
    void sevenCharactersAreTooFewAndEightEnough() {
        submit(model(true), "7 chars", "7 chars");
        assertThat(opened).isEmpty();

        submit(model(true), "8 chars.", "8 chars.");
        assertThat(opened).hasSize(1);
    }

    @Test
    void aDamagedFileIsToldApartFromAWrongPassphrase() throws IOException {
        Files.writeString(data.resolve("keychain.vault"), "torn");
        PassphraseViewModel model = model(false);

        submit(model, "four words are good", "");

        assertThat(model.submission().failure().get().orElseThrow().what()).contains("is damaged");
        assertThat(model.submission().busy().get()).isFalse();
    }

    @Test
    void aFolderThatTakesNoFileIsSaid() throws IOException {
        Path file = Files.writeString(data.resolve("not-a-folder"), "");
        PassphraseViewModel model = new PassphraseViewModel(file, true, Background.sameThread(), opened::add);

        submit(model, "four words are good", "four words are good");

        assertThat(model.submission().failure().get().orElseThrow().what()).contains("cannot be read or written");
        assertThat(opened).isEmpty();
    }

    @Test
    void whatWasKeptIsThereAtTheNextStartAndAWrongPassphraseLosesNothing() {
        submit(model(true), "four words are good", "four words are good");
        opened.getFirst().keepPassword("anna", Secret.of("kept"));

        PassphraseViewModel next = model(false);
        submit(next, "four words are wrong", "");
        assertThat(next.submission().failure().get().orElseThrow().what()).contains("Nothing is lost.");
        assertThat(opened).hasSize(1);

        submit(next, "four words are good", "");
        assertThat(opened).hasSize(2);
        assertThat(opened.getLast().password("anna")).contains(Secret.of("kept"));
        assertThat(next.passphrase().get()).isEmpty();
        assertThat(next.submission().failure().get()).isEmpty();
        assertThat(next.submission().busy().get()).isFalse();
    }

    private PassphraseViewModel model(boolean isNew) {
        return new PassphraseViewModel(data, isNew, Background.sameThread(), opened::add);
    }

    private static void submit(PassphraseViewModel model, String passphrase, String again) {
        model.passphrase().set(passphrase);
        model.again().set(again);
        model.submit();
    }
}
