package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.PassphraseKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.KeychainException.Reason;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassphraseVaultTest extends KeychainContract {
    private static final KeychainItem ITEM = new KeychainItem(KeychainItem.EMBEDDED, "someone", Kind.PASSWORD);
    private static final Secret PASSPHRASE = Secret.of("fünf Würfel — and a horse");
    /// Few, because these tests stretch thousands of times; what people get is another constructor's matter.
    private static final int ITERATIONS = 2;

    @TempDir
    private Path folder;

    @Override
    Keychain keychain() throws KeychainException {
        return opened(PASSPHRASE);
    }

    private VaultOpening open(Secret passphrase) throws KeychainException {
        return PassphraseVault.open(new PassphraseVault(folder, passphrase, ITERATIONS));
    }

    private PassphraseVault opened(Secret passphrase) throws KeychainException {
        VaultOpening opening = open(passphrase);
        assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
        return ((VaultOpening.Opened) opening).vault();
    }

    private Path file() {
        return folder.resolve("keychain.vault");
    }

    @Test
    void aNewVaultSaysSoAndOnlyOnce() throws Exception {
        assertThat(PassphraseVault.exists(folder)).isFalse();
        assertThat(open(PASSPHRASE))
                .isInstanceOfSatisfying(
                        VaultOpening.Opened.class,
                        opened -> assertThat(opened.isNew()).isTrue());
        assertThat(PassphraseVault.exists(folder)).isTrue();
        assertThat(open(PASSPHRASE))
                .isInstanceOfSatisfying(
                        VaultOpening.Opened.class,
                        opened -> assertThat(opened.isNew()).isFalse());
    }

    @Test
    void aWrongPassphraseOpensNothingAndAltersNothing() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("value"));
        byte[] before = Files.readAllBytes(file());

        for (int attempt = 0; attempt < 600; attempt++) {
            assertThat(open(Secret.of("wrong " + attempt))).isEqualTo(new VaultOpening.WrongPassphrase());
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(opened(PASSPHRASE).load(ITEM)).contains(Secret.of("value"));
    }

    @Test
    void everyFlippedBitIsDamage() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("value"));
        byte[] whole = Files.readAllBytes(file());

        for (int bit = 0; bit < whole.length * 8; bit++) {
            Files.write(file(), flipped(whole, bit));
            assertThat(open(PASSPHRASE)).as("bit %d", bit).isEqualTo(new VaultOpening.Damaged());
        }
    }

    @Test
    void everyFlippedBitWithARightSumIsStillRefused() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("value"));
        byte[] whole = Files.readAllBytes(file());
        int body = whole.length - VaultFile.SUM_BYTES;

        for (int bit = 0; bit < body * 8; bit++) {
            byte[] altered = summed(Arrays.copyOf(flipped(whole, bit), body));
            boolean iterations = bit / 8 >= VaultFile.HEADER_BYTES - Integer.BYTES && bit / 8 < VaultFile.HEADER_BYTES;
            if (iterations && ByteBuffer.wrap(altered).getInt(VaultFile.HEADER_BYTES - Integer.BYTES) > 1_000) {
                continue; // slow, and one byte below proves the same
            }
            Files.write(file(), altered);
            assertThat(open(PASSPHRASE)).as("bit %d", bit).isNotInstanceOf(VaultOpening.Opened.class);
        }
    }

    @Test
    void aFileCutAnywhereIsDamage() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("value"));
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(open(PASSPHRASE)).as("%d bytes", length).isEqualTo(new VaultOpening.Damaged());
        }
    }

    @Test
    void aFileStretchedLessThanThePublicLeastIsRefused() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("value"));

        assertThat(PassphraseVault.open(folder, PASSPHRASE)).isEqualTo(new VaultOpening.Damaged());
    }

    @Test
    void whatPeopleGetIsStretchedAtLeast210000Times() throws Exception {
        assertThat(PassphraseKey.LEAST_ITERATIONS).isGreaterThanOrEqualTo(210_000);
        VaultOpening opening = PassphraseVault.open(folder, PASSPHRASE);
        assertThat(opening).isInstanceOf(VaultOpening.Opened.class);

        int written = VaultFile.parse(Files.readAllBytes(file())).orElseThrow().iterations();
        assertThat(written).isGreaterThanOrEqualTo(210_000);
    }

    @Test
    void aVaultStretchedMoreByALaterProgramOpens() throws Exception {
        PassphraseVault later = new PassphraseVault(folder, PASSPHRASE, ITERATIONS + 5);
        assertThat(PassphraseVault.open(later)).isInstanceOf(VaultOpening.Opened.class);
        later.store(ITEM, Secret.of("value"));

        assertThat(opened(PASSPHRASE).load(ITEM)).contains(Secret.of("value"));
    }

    @Test
    void anotherPassphraseTakesOver() throws Exception {
        Secret next = Secret.of("another one");
        PassphraseVault vault = opened(PASSPHRASE);
        vault.store(ITEM, Secret.of("value"));
        vault.changePassphrase(next);
        vault.store(ITEM, Secret.of("later value"));

        assertThat(open(PASSPHRASE)).isEqualTo(new VaultOpening.WrongPassphrase());
        assertThat(opened(next).load(ITEM)).contains(Secret.of("later value"));
    }

    @Test
    void twoThatAreOpenSeeEachOthersChanges() throws Exception {
        KeychainItem other = new KeychainItem(KeychainItem.EMBEDDED, "other", Kind.PASSWORD);
        PassphraseVault first = opened(PASSPHRASE);
        PassphraseVault second = opened(PASSPHRASE);
        first.store(ITEM, Secret.of("from the first"));
        second.store(other, Secret.of("from the second"));

        assertThat(first.load(other)).contains(Secret.of("from the second"));
        assertThat(second.load(ITEM)).contains(Secret.of("from the first"));
        first.changePassphrase(Secret.of("another one"));
        assertThatThrownBy(() -> second.store(ITEM, Secret.of("too late")))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.LOCKED));
        assertThat(opened(Secret.of("another one")).load(ITEM)).contains(Secret.of("from the first"));
    }

    @Test
    void theFileIsTheOwnersAloneAndShowsNothing() throws Exception {
        opened(PASSPHRASE).store(ITEM, Secret.of("plain words"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("plain words", "someone");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("keychain.vault", "keychain.vault.lock");
        }
    }

    @Test
    void aFailedWriteKeepsWhatWasThere() throws Exception {
        PassphraseVault vault = opened(PASSPHRASE);
        vault.store(ITEM, Secret.of("first"));
        // A folder in the place of the file to come fails for everybody, root too.
        Files.createDirectories(folder.resolve("keychain.vault.new").resolve("in the way"));

        assertThatThrownBy(() -> vault.store(ITEM, Secret.of("second")))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.FAILED));
        assertThat(vault.load(ITEM)).contains(Secret.of("first"));
        assertThat(opened(PASSPHRASE).load(ITEM)).contains(Secret.of("first"));
    }

    @Test
    void aClosedVaultAnswersNothing() throws Exception {
        PassphraseVault vault = opened(PASSPHRASE);
        vault.close();

        assertThatThrownBy(() -> vault.load(ITEM)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.store(ITEM, Secret.of("value"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEmptyPassphraseIsRefused() {
        assertThatThrownBy(() -> open(Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] altered = bytes.clone();
        altered[bit / 8] ^= (byte) (1 << bit % 8);
        return altered;
    }

    private static byte[] summed(byte[] body) {
        return ByteBuffer.allocate(body.length + VaultFile.SUM_BYTES)
                .put(body)
                .put(KeyDerivation.sha256(body))
                .array();
    }
}
