package app.hearth.desktop.about;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A library that ships with Hearth, by its name and licence.
///
/// @param page where it comes from
/// @param artifacts what the build calls its files
record Library(String name, String licence, String page, List<String> artifacts) {
    Library {
        artifacts = List.copyOf(artifacts);
    }

    /// All of them, by name.
    static List<Library> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Library.class.getResourceAsStream("libraries.txt"), "libraries.txt"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Library::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Library of(String line) {
        List<String> parts = List.of(line.split("\\s*\\|\\s*", -1));
        return new Library(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                List.of(parts.get(3).strip().split("\\s+")));
    }
}
