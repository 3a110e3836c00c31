package app.hearth.desktop;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this program holds in its heap, as a file that can be searched. Only what can be reached from somewhere is in
/// it.
final class HeapPicture {
    private final Path file;

    private HeapPicture(Path file) {
        this.file = file;
    }

    /// Collects the garbage and writes the rest.
    static HeapPicture take(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "heap", ".hprof");
        Files.delete(file);
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        machine.dumpHeap(file.toString(), true);
        return new HeapPicture(file);
    }

    /// Whether a word is in it as Latin-1 or UTF-8 (one byte for each letter), or as UTF-16 of either order. It is
    /// given turned round, because otherwise it would be found here.
    boolean holds(String turnedRound) throws IOException {
        Search plain = new Search(turnedRound, 1);
        Search wide = new Search(turnedRound, 2);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (plain.feed((byte) next) || wide.feed((byte) next)) {
                    return true;
                }
            }
        }
        return false;
    }

    void delete() throws IOException {
        Files.delete(file);
    }

    /// Looks at the last bytes that went by, every `step`th of them, from the last letter of the word to its first.
    private static final class Search {
        private final byte[] turnedRound;
        private final int step;
        private final byte[] last;
        private int at;

        Search(String turnedRound, int step) {
            this.turnedRound = turnedRound.getBytes(StandardCharsets.US_ASCII);
            this.step = step;
            this.last = new byte[Integer.highestOneBit(turnedRound.length() * step) * 2];
        }

        boolean feed(byte next) {
            at = (at + 1) & (last.length - 1);
            last[at] = next;
            for (int letter = 0; letter < turnedRound.length; letter++) {
                if (last[(at - letter * step) & (last.length - 1)] != turnedRound[letter]) {
                    return false;
                }
            }
            return true;
        }
    }
}
