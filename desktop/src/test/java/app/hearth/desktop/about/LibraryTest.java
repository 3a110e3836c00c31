package app.hearth.desktop.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of licences, held against what the build says that it ships.
final class LibraryTest {
    /// Written by the build before the tests are compiled.
    private static final Path SHIPPED = Path.of("target", "runtime-classpath.txt");

    @Test
    void everyLibraryThatShipsIsNamedOnceWithItsLicenceAndNoOther() throws IOException {
        List<String> named = Library.all().stream()
                .flatMap(library -> library.artifacts().stream())
                .toList();

        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(shipped());
    }

    @Test
    void everyEntrySaysWhatItIsUnderWhichLicenceAndWhereItComesFrom() {
        assertThat(Library.all()).isNotEmpty().allSatisfy(library -> {
            assertThat(library.name()).isNotBlank();
            assertThat(library.licence()).matches(".*(Apache-2\\.0|MIT|BSD-[23]-Clause|GPL-2\\.0|EPL-2\\.0).*");
            assertThat(URI.create(library.page())).hasScheme("https");
        });
        assertThat(Library.all().stream().map(library -> library.name().toLowerCase(Locale.ROOT)))
                .isSorted();
    }

    /// The artifacts of the class path, from how a repository names the folders of a file.
    private static List<String> shipped() throws IOException {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Files.readString(SHIPPED).strip())
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !folder(jar, 1).equals("target")) // our own modules
                .map(jar -> folder(jar, 2))
                .distinct()
                .toList();
    }

    private static String folder(Path file, int above) {
        return file.getName(file.getNameCount() - 1 - above).toString();
    }
}
