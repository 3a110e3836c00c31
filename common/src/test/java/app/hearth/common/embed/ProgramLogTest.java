package app.hearth.common.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProgramLogTest {
    private final Logger libraries = Logger.getLogger("");
    private final Properties properties = new Properties();
    private Handler[] handlers = {};
    private Level level = Level.INFO;

    @BeforeEach
    void rememberWhatIsSet() {
        properties.putAll(System.getProperties());
        handlers = libraries.getHandlers();
        level = libraries.getLevel();
    }

    @AfterEach
    void putItBack() {
        new HashSet<>(System.getProperties().stringPropertyNames())
                .stream().filter(name -> !properties.containsKey(name)).forEach(System::clearProperty);
        for (Handler handler : handlers) {
            libraries.removeHandler(handler);
            libraries.addHandler(handler);
        }
        libraries.setLevel(level);
    }

    @Test
    void aLibraryThatLogsByItselfReachesNoStream() {
        assertThat(libraries.getHandlers())
                .as("Java writes to the error output")
                .isNotEmpty();

        ProgramLog.silenceLibraries();

        assertThat(libraries.getHandlers()).isEmpty();
        assertThat(System.getProperty("hsqldb.reconfig_logging")).isEqualTo("false");
    }

    @Test
    void theLogStandsInTheDataDirectory() {
        ProgramLog.keepIn(Path.of("data"));

        assertThat(System.getProperty("hearth.logs"))
                .isEqualTo(Path.of("data", "logs").toString());
    }

    @Test
    void noLogIsKeptUnlessSomeoneAskedForOne() {
        ProgramLog.keepNone();
        assertThat(System.getProperty("hearth.log.level")).isEqualTo("OFF");

        System.setProperty("hearth.log.level", "WARN");
        ProgramLog.keepNone();
        assertThat(System.getProperty("hearth.log.level")).isEqualTo("WARN");
    }
}
