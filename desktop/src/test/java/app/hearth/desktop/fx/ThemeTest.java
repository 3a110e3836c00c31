package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text that is read must stand out as WCAG 2.2 AA asks: 4.5 to 1, and 3 to 1 for what is only a shape.
final class ThemeTest {
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
                assertContrast(colors, "-color-" + text, surface, Contrast.TEXT);
            }
        }
        for (String surface : SURFACES) {
            assertContrast(colors, "-color-danger-fg", surface, Contrast.TEXT);
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void theAccentCarriesTextAndStandsOutAsAShape(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);

        assertContrast(colors, "-color-fg-emphasis", "-color-accent-emphasis", Contrast.TEXT);
        assertContrast(colors, "-color-accent-fg", "-color-accent-subtle", Contrast.TEXT);
        assertContrast(colors, "-color-fg-default", "-color-accent-subtle", Contrast.TEXT);
        for (String surface : SURFACES) {
            assertContrast(colors, "-color-accent-emphasis", surface, Contrast.SHAPE);
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void whatIsFoundIsReadableWhereverItStands(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);

        for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
            assertContrast(colors, text, "-color-found", Contrast.TEXT);
        }
        assertThat(colors.keySet().stream().filter(name -> name.startsWith("-color-token-")))
                .isNotEmpty()
                .allSatisfy(token -> assertContrast(colors, token, "-color-found", Contrast.TEXT));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void everyColourOfCodeIsReadableOnItsBox(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);
        List<String> tokens = Arrays.stream(MarkdownSpan.Style.values())
                .map(style -> "-color-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(color -> color.startsWith("-color-token-"))
                .toList();

        assertThat(tokens).hasSize(7);
        for (String token : tokens) {
            assertContrast(colors, token, "-color-bg-subtle", Contrast.TEXT);
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void thePiecesOfAChartAreSeenAndToldApartAlsoByColourBlindEyes(String sheet) throws IOException {
        Map<String, String> colors = colors(sheet);
        List<String> pieces =
                IntStream.rangeClosed(0, 5).mapToObj(i -> "-color-chart-" + i).toList();

        for (String piece : pieces) {
            for (String surface : SURFACES) {
                assertContrast(colors, piece, surface, Contrast.SHAPE);
            }
            for (String other : pieces.subList(0, pieces.indexOf(piece))) {
                for (Eyes eyes : Eyes.ALL) {
                    assertThat(eyes.distance(color(colors, piece), color(colors, other)))
                            .as("%s and %s for %s eyes", piece, other, eyes.name())
                            .isGreaterThanOrEqualTo(Eyes.TOLD_APART);
                }
            }
        }
    }

    private static void assertContrast(Map<String, String> colors, String front, String back, double least) {
        double ratio = Contrast.of(color(colors, front), color(colors, back));

        assertThat(ratio).as("%s on %s", front, back).isGreaterThanOrEqualTo(least);
    }

    private static String color(Map<String, String> colors, String name) {
        return Objects.requireNonNull(colors.get(name), name);
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
