package app.hearth.desktop.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.outside.Notifier.Word;
import app.hearth.desktop.outside.dbus.Notifications;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real bus, which takes `dbus-daemon`.
@Tag("keychain")
final class LinuxNotifierIT {
    @TempDir
    private Path folder;

    @Test
    void theWordsArriveAsTheyAreAndAClickOnThemIsHeardOnce() throws Exception {
        BlockingQueue<String> clicks = new LinkedBlockingQueue<>();
        Shower shower = new Shower();
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                Notifier notifier = new LinuxNotifier(ours)) {
            bus.desktop().exportObject(shower);
            bus.desktop().requestBusName(Notifications.NAME);
            String title = "Soup \"à la\" O'Hara \\ 🍲 <b>";
            assertThat(notifier.tell(new Word(title, "The answer is there."), () -> clicks.add("first")))
                    .isTrue();
            assertThat(notifier.tell(new Word("Other", "The answer is there."), () -> clicks.add("second")))
                    .isTrue();
            assertThat(shower.shown.take()).containsExactly("Hearth", title, "The answer is there.", "default");
            bus.desktop().sendMessage(new Notifications.ActionInvoked(Notifications.PATH, new UInt32(7), "other"));
            bus.desktop().sendMessage(new Notifications.ActionInvoked(Notifications.PATH, new UInt32(8), "default"));
            bus.desktop().sendMessage(new Notifications.ActionInvoked(Notifications.PATH, new UInt32(8), "default"));
            bus.desktop().sendMessage(new Notifications.ActionInvoked(Notifications.PATH, new UInt32(7), "default"));
            assertThat(clicks.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
            assertThat(clicks.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(clicks).isEmpty();
        }
    }

    @Test
    void whereNobodyShowsThemNothingIsTold() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                Notifier notifier = new LinuxNotifier(ours)) {
            assertThat(notifier.tell(new Word("a", "b"), () -> {})).isFalse();
        }
    }

    /// What stands in for the part of a desktop that shows notifications; numbers them from 7.
    private static final class Shower implements Notifications {
        private final BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
        private int number = 6;

        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        public UInt32 show(
                String program,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expiry) {
            shown.add(List.of(program, summary, body, actions.getFirst()));
            number++;
            return new UInt32(number);
        }
    }
}
