package app.hearth.desktop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.notice.Notifier.Word;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real bus, which takes `dbus-daemon` and `gdbus`.
@Tag("keychain")
final class LinuxNotifierIT {
    @TempDir
    private Path folder;

    @Test
    void theWordsArriveAsTheyAreAndAClickIsHeardOnce() throws Exception {
        CountDownLatch clicked = new CountDownLatch(1);
        try (SessionBus bus = new SessionBus(folder);
                Notifier notifier = new LinuxNotifier(bus.environment())) {
            String title = "Soup \"à la\" O'Hara \\ 🍲 <b>";
            assertThat(notifier.tell(new Word(title, "The answer is there."), clicked::countDown))
                    .isTrue();
            assertThat(bus.awaitWords())
                    .contains("Hearth")
                    .contains("|" + title + "|")
                    .contains("|The answer is there.|");
            assertThat(clicked.getCount()).isEqualTo(1);
            while (!clicked.await(200, TimeUnit.MILLISECONDS)) {
                bus.click(); // whoever listens may only just have begun
            }
        }
    }
}
