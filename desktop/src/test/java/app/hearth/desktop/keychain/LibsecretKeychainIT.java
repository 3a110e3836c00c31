package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against the real Secret Service of the session it runs in.
@Tag("keychain")
class LibsecretKeychainIT extends KeychainContract {
    private static final String SCRIPT =
            Path.of("..", "packaging", "ci", "with-keychain").toAbsolutePath().toString();
    private static final String LOCK = "dbus-send --session --print-reply --dest=org.freedesktop.secrets"
            + " /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock"
            + " array:objpath:/org/freedesktop/secrets/collection/login && exec \"$@\"";

    @TempDir
    private Path folder;

    @Override
    Keychain keychain() throws KeychainException {
        return new LibsecretKeychain();
    }

    @Test
    void itIsFoundInTime() {
        assertThat(Keychains.find()).isInstanceOf(KeychainSearch.Found.class);
    }

    @Test
    void anUnlockedOneIsFoundAndTheProgramEnds() throws Exception {
        assertThat(ChildProgram.output(List.of(SCRIPT), Map.of(), folder)).contains("outcome FOUND");
    }

    @Test
    void aLockedOneIsLocked() throws Exception {
        List<String> locked = List.of(SCRIPT, "sh", "-c", LOCK, "sh");

        assertThat(ChildProgram.output(locked, Map.of(), folder)).contains("outcome LOCKED");
    }

    @Test
    void whenTheSessionBusGoesAwayItBecomesUnavailable() throws Exception {
        assertThat(ChildProgram.output(List.of(SCRIPT), Map.of("HEARTH_TRIAL_ENDS_BUS", "yes"), folder))
                .contains("outcome FOUND", "outcome UNAVAILABLE");
    }
}
