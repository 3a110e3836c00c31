package app.hearth.desktop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.notice.Notifier.Word;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NotifiersTest {
    @Test
    void everySystemHasItsOwnWayAndAnUnknownOneHasNone() {
        assertThat(Notifiers.of("Linux", Map.of())).isInstanceOf(LinuxNotifier.class);
        assertThat(Notifiers.of("Mac OS X", Map.of())).isInstanceOf(MacNotifier.class);
        assertThat(Notifiers.of("Windows 11", Map.of())).isInstanceOf(WindowsNotifier.class);
        assertThat(Notifiers.of("FreeBSD", Map.of())).isSameAs(Notifier.NONE);
        assertThat(Notifier.NONE.tell(new Word("a", "b"), () -> {})).isFalse();
    }

    @Test
    void onAMacTheWordsAreArgumentsAndNoPartOfTheScript() {
        Word word = new Word("\" & (do shell script \"id\") & \"", "-e x");
        assertThat(MacNotifier.command(word)).endsWith("--", word.title(), word.text());
    }

    @Test
    void aTitleCannotLeaveItsStringOnTheBus() {
        assertThat(LinuxNotifier.quoted("a\"b\\c\nd\u0007 é 🍲")).isEqualTo("\"a\\\"b\\\\c d  é 🍲\"");
        assertThat(LinuxNotifier.quoted("\ud83c")).isEqualTo("\" \"");
    }

    @Test
    void withoutABusNothingIsToldAndNobodyWaitsForIt() throws Exception {
        try (Notifier nowhere = new LinuxNotifier(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all"))) {
            assertThat(nowhere.tell(new Word("a", "b"), () -> {})).isFalse();
        }
    }
}
