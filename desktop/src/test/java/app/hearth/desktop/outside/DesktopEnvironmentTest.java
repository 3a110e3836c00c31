package app.hearth.desktop.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.outside.Notifier.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DesktopEnvironmentTest {
    @Test
    void everySystemHasItsOwnWayAndAnUnknownOneHasNone() {
        DesktopEnvironment linux = DesktopEnvironment.of("Linux", Map.of());
        assertThat(linux.notifier()).isInstanceOf(LinuxNotifier.class);
        assertThat(linux.tray()).isInstanceOf(LinuxTray.class);
        DesktopEnvironment windows = DesktopEnvironment.of("Windows 11", Map.of());
        assertThat(windows.notifier()).isInstanceOf(WindowsTray.class).isSameAs(windows.tray());
        assertThat(DesktopEnvironment.of("Mac OS X", Map.of()).notifier()).isInstanceOf(MacNotifier.class);
        assertThat(DesktopEnvironment.of("FreeBSD", Map.of())).isSameAs(DesktopEnvironment.NONE);
    }

    @Test
    void whereThereIsNothingNothingIsToldAndNoIconIsThere() {
        List<Boolean> there = new ArrayList<>();
        DesktopEnvironment.NONE.tray().show(new Tray.Menu("Hearth", List.of(), () -> {}), there::add);
        assertThat(there).containsExactly(false);
        assertThat(DesktopEnvironment.NONE.tray().isPossible()).isFalse();
        assertThat(DesktopEnvironment.NONE.notifier().tell(new Word("a", "b"), () -> {}))
                .isFalse();
    }

    @Test
    void onAMacTheWordsAreArgumentsAndNoPartOfTheScript() {
        Word word = new Word("\" & (do shell script \"id\") & \"", "-e x");
        assertThat(MacNotifier.command(word)).endsWith("--", word.title(), word.text());
    }

    @Test
    void halvesOfCharactersAndThoseThatControlDoNotReachTheBus() {
        assertThat(LinuxNotifier.readable("a\"b\\c\nd\u0007 é 🍲")).isEqualTo("a\"b\\c d  é 🍲");
        assertThat(LinuxNotifier.readable("\ud83c")).isEqualTo(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unix:path=/nowhere/at/all", "unix:abstract=/tmp/dbus-x,guid=1", "autolaunch:", "?"})
    void withoutABusThatCanBeReachedNothingIsToldAndNoIconIsThere(String address) {
        Map<String, String> nowhere = Map.of("DBUS_SESSION_BUS_ADDRESS", address);
        List<Boolean> there = new ArrayList<>();
        try (DesktopEnvironment environment = DesktopEnvironment.of("Linux", nowhere)) {
            assertThat(environment.notifier().tell(new Word("a", "b"), () -> {}))
                    .isFalse();
            environment.tray().show(new Tray.Menu("Hearth", List.of(), () -> {}), there::add);
        }
        assertThat(there).containsExactly(false);
    }
}
