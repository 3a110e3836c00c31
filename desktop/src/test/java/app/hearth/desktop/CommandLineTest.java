package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    @Test
    void nothingAtAllOpensTheWindowInThePlatformsOwnPlace() {
        assertThat(parse("")).isEqualTo(new CommandLine.Open(Optional.empty(), false, false));
    }

    @Test
    void theDataDirectoryAndTheDemoCanBeAskedFor() {
        assertThat(parse("--data-dir x")).isEqualTo(new CommandLine.Open(Optional.of(Path.of("x")), false, false));
        assertThat(parse("--demo")).isEqualTo(new CommandLine.Open(Optional.empty(), true, false));
        assertThat(parse("--ask --data-dir x")).isEqualTo(new CommandLine.Open(Optional.of(Path.of("x")), false, true));
        assertThat(parse("tour --out shots")).isEqualTo(new CommandLine.Tour(Path.of("shots"), Locale.ENGLISH));
        assertThat(parse("tour --language de --out shots"))
                .isEqualTo(new CommandLine.Tour(Path.of("shots"), Locale.GERMAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--what",
                "--data-dir",
                "tour",
                "tour --out",
                "tour --in x",
                "tour --out x --language",
                "tour --out x --language fr",
                "serve",
                "--demo --data-dir x",
                "--data-dir x\0y"
            })
    void whatMakesNoSenseIsSaidInOneLine(String line) {
        assertThat(parse(line))
                .isInstanceOfSatisfying(
                        CommandLine.Misunderstood.class,
                        it -> assertThat(it.why()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void aLinuxWithoutADisplayHasNone() {
        assertThat(Display.isThere("Linux", Map.of(), "")).isFalse();
        assertThat(Display.isThere("Linux", Map.of("DISPLAY", " "), "")).isFalse();
        assertThat(Display.isThere("Linux", Map.of("DISPLAY", ":0"), "")).isTrue();
        assertThat(Display.isThere("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), ""))
                .isTrue();
        assertThat(Display.isThere("Linux", Map.of(), "Headless")).isTrue();
        assertThat(Display.isThere("Mac OS X", Map.of(), "")).isTrue();
    }

    private static CommandLine parse(String line) {
        return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
