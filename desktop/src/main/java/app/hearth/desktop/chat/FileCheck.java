package app.hearth.desktop.chat;

import app.hearth.common.embed.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be said of a file before it is sent. The server decides; here only what it is sure to refuse is kept from
/// travelling. Blocks.
final class FileCheck {
    private static final int BEGINNING = 4096;
    private static final long MOST_TEXT = 2L * 1024 * 1024; // 1 MiB in UTF-8 may be twice that in UTF-16
    private static final int BEHIND_SIZE = 8;

    private FileCheck() {}

    /// Why it will not be taken; empty when the server has to say.
    static Optional<FileRefusal> of(FileSource source) {
        return source instanceof FileSource.OnDisk(Path path) ? of(path) : Optional.empty();
    }

    private static Optional<FileRefusal> of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return Optional.of(FileRefusal.FOLDER);
            }
            long size = Files.size(path);
            if (size == 0) {
                return Optional.of(FileRefusal.EMPTY);
            }
            if (size > Limits.DEFAULT.maxUpload()) {
                return Optional.of(FileRefusal.TOO_LARGE);
            }
            return of(beginning(path), size);
        } catch (IOException _) {
            return Optional.of(FileRefusal.UNREADABLE);
        }
    }

    private static Optional<FileRefusal> of(byte[] beginning, long size) {
        if (isImage(beginning)) {
            return Optional.empty();
        }
        if (!isText(beginning)) {
            return Optional.of(FileRefusal.KIND);
        }
        return size > MOST_TEXT ? Optional.of(FileRefusal.TEXT_TOO_LONG) : Optional.empty();
    }

    private static byte[] beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(BEGINNING);
        }
    }

    private static boolean isImage(byte[] beginning) {
        String head = new String(beginning, StandardCharsets.ISO_8859_1);
        return Stream.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "GIF8").anyMatch(head::startsWith)
                || (head.startsWith("RIFF") && head.startsWith("WEBP", BEHIND_SIZE));
    }

    /// Also when it is cut in the middle of a character.
    private static boolean isText(byte[] beginning) {
        CharBuffer text = CharBuffer.allocate(BEGINNING);
        boolean broken = charset(beginning)
                .newDecoder()
                .decode(ByteBuffer.wrap(beginning), text, false)
                .isError();
        return !broken && text.flip().chars().noneMatch(letter -> letter == 0);
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (first) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
