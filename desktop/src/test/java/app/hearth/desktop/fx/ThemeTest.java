package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text that is read must stand out as WCAG 2.2 AA asks: 4.5 to 1, and 3 to 1 for what is only a shape.
final class ThemeTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final Pattern COLOR = Pattern.compile("(-color-[\\w-]+): (#[0-9a-f]{6});");
    private static final List<String> SURFACES =
            List.of("-color-bg-default", "-color-bg-overlay", "-color-bg-subtle", "-color-bg-inset");

    static Stream<String> sheets() {
        return Stream.of("light.css", "dark.css");
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void textIsReadableOnEverySurface(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);

        for (String text : List.of("fg-default", "fg-muted", "fg-subtle", "accent-fg", "success-fg", "warning-fg")) {
            for (String surface : SURFACES) {
                assertContrast(colors, "-color-" + text, surface, TEXT);
            }
        }
        for (String surface : SURFACES) {
            assertContrast(colors, "-color-danger-fg", surface, TEXT);
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void theAccentCarriesTextAndStandsOutAsAShape(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);

        assertContrast(colors, "-color-fg-emphasis", "-color-accent-emphasis", TEXT);
        assertContrast(colors, "-color-accent-fg", "-color-accent-subtle", TEXT);
        assertContrast(colors, "-color-fg-default", "-color-accent-subtle", TEXT);
        for (String surface : SURFACES) {
            assertContrast(colors, "-color-accent-emphasis", surface, SHAPE);
        }
    }

    private static void assertContrast(Map<String, String> colors, String front, String back, double least) {
        double ratio = ratio(luminance(color(colors, front)), luminance(color(colors, back)));

        assertThat(ratio).as("%s on %s", front, back).isGreaterThanOrEqualTo(least);
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static String color(Map<String, String> colors, String name) {
        return Objects.requireNonNull(colors.get(name), name);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colors(String sheet) throws IOException {
        Map<String, String> colors = new HashMap<>();
        try (var in = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            COLOR.matcher(css).results().forEach(found -> colors.put(found.group(1), found.group(2)));
        }
        return colors;
    }
}
