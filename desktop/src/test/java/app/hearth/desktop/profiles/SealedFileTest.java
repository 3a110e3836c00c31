package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.MapKeychain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedFileTest {
    private static final String WORDS = "How late does the castle close?";

    private final ProfileSecrets secrets;
    private final Path path;

    SealedFileTest(@TempDir Path directory) {
        secrets = new KeychainSecrets(new MapKeychain(), directory);
        path = directory.resolve("desktop").resolve("anna.drafts");
    }

    private SealedFile file(String account) {
        return new SealedFile(path, account, secrets);
    }

    private static Optional<String> text(SealedFile file) throws IOException {
        return file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void write(String text) throws IOException {
        file("anna").replace(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasPutInComesOutUnderTheSameKey() throws IOException {
        assertThat(text(file("anna"))).isEmpty();
        write(WORDS);
        write(WORDS + " And the museum?");

        assertThat(text(file("anna"))).contains(WORDS + " And the museum?");
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void nothingOfItCanBeReadFromTheFile() throws IOException {
        write(WORDS);

        assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                .doesNotContain("castle")
                .doesNotContain("close");
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void withoutItsKeyItIsAsIfItWereNotThere() throws IOException {
        write(WORDS);
        secrets.forget("anna");

        assertThat(text(file("anna"))).isEmpty();
    }

    @Test
    void oneThatIsAnothersOrDamagedIsPutAsideAndTheNextOneIsKept() throws IOException {
        secrets.keepDraftsKey("ben", secretOf("anna"));
        write(WORDS);
        assertThat(text(file("ben"))).as("the same key, but somebody else").isEmpty();
        assertThat(path.resolveSibling("anna.drafts.damaged")).exists();

        write(WORDS);
        byte[] box = Files.readAllBytes(path);
        box[box.length / 2] ^= 1;
        Files.write(path, box);
        assertThat(text(file("anna"))).isEmpty();
        write("Anew.");
        assertThat(text(file("anna"))).contains("Anew.");
    }

    private Secret secretOf(String account) throws IOException {
        write(WORDS);
        return secrets.draftsKey(account).orElseThrow();
    }

    @Test
    void afterItIsDeletedNothingComesBack() throws IOException {
        SealedFile file = file("anna");
        file.replace(WORDS.getBytes(StandardCharsets.UTF_8));
        file.delete();
        file.replace(WORDS.getBytes(StandardCharsets.UTF_8));

        assertThat(path).doesNotExist();
        assertThat(text(file)).isEmpty();
    }
}
