package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeepsakeTest {
    @TempDir
    private Path files;

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private static Keepsake code() {
        return Keepsake.ofRecoveryCode("Anna", "abcd-efgh", Background.sameThread());
    }

    @Test
    void whatIsSavedSaysWhoseItIsAndCountsAsKept() throws Exception {
        Keepsake code = code();

        code.save(files.resolve("code.txt"));

        assertThat(Files.readString(files.resolve("code.txt")))
                .startsWith("Hearth recovery code of Anna")
                .contains("abcd-efgh");
        assertThat(code.saved().get()).isTrue();
        assertThat(code.kept().get()).isTrue();
    }

    @Test
    void theFileIsItsOwnersAlsoWhereAnotherOneStood() throws Exception {
        Path file = Files.writeString(files.resolve("code.txt"), "an older one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        code().save(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCannotBeSavedIsSaidAndNotTakenAsKept() {
        Keepsake code = code();

        code.save(files.resolve("missing").resolve("code.txt"));
        assertThat(code.failure().get().orElseThrow().what()).isEqualTo("The file could not be written there.");
        assertThat(code.saved().get()).isFalse();
        assertThat(code.kept().get()).isFalse();

        code.save(files.resolve("code.txt"));
        assertThat(code.failure().get()).isEmpty();
    }

    @Test
    void whatIsForgottenStaysNowhere() {
        Keepsake code = code();

        code.forget();

        assertThat(code.words().toString()).doesNotContain("abcd");
    }
}
