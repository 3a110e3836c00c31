package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibsecretWithoutBusTest {
    private static final Pattern OUTCOME = Pattern.compile("outcome (\\w+) (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void withoutASessionBusItIsSoonUnavailableAndTheProgramEnds() throws Exception {
        String nowhere = "unix:path=" + folder.resolve("no-bus");
        String output = ChildProgram.output(List.of(), Map.of("DBUS_SESSION_BUS_ADDRESS", nowhere), folder);

        Matcher outcome = OUTCOME.matcher(output);
        assertThat(outcome.find()).as(output).isTrue();
        assertThat(outcome.group(1)).as(output).isEqualTo("UNAVAILABLE");
        assertThat(Long.parseLong(outcome.group(2))).isLessThan(15_000); // D-Bus itself would wait 25 s
    }
}
