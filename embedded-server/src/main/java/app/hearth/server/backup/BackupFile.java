package app.hearth.server.backup;

import app.hearth.server.storage.TableShape.Column;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A backup that was found whole: the file's seal, the manifest, and each table's count and hash were right when
/// it was opened. For one thread; whoever opened it closes it.
final class BackupFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /// Reads the whole file once or twice, so it blocks for as long as the disk takes.
    static BackupFile open(Path path) throws BackupException {
        if (!Files.isRegularFile(path)) {
            throw new BackupException("There is no backup at " + path + ".");
        }
        try {
            checkSeal(path);
            ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            try {
                BackupFile file = new BackupFile(path, zip, manifest(path, zip));
                file.checkRows();
                return file;
            } catch (BackupException | IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new BackupException(path + " is not a backup of Hearth.", e);
        } catch (IOException e) {
            throw new BackupException(path + " cannot be read.", e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// What is done with one row.
    @FunctionalInterface
    interface RowReader {
        void row(List<@Nullable Object> row) throws BackupException;
    }

    /// Hands every row of the table to `reader`, with the values that it was written with.
    void read(Manifest.Table table, RowReader reader) throws BackupException {
        try (BufferedReader lines = lines(table)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.row(values(table, line));
            }
        } catch (IOException e) {
            throw damaged(path, e);
        }
    }

    private static void checkSeal(Path path) throws IOException, BackupException {
        MessageDigest digest = SealedOutput.sha256();
        long rest = Files.size(path) - SealedOutput.SEAL;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            while (rest > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(rest, buffer.length));
                if (read == 0) {
                    throw new BackupException(path + " changed while it was read.");
                }
                digest.update(buffer, 0, read);
                rest -= read;
            }
            String seal = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            if (!seal.equals(HexFormat.of().formatHex(digest.digest()))) {
                throw new BackupException(
                        path + " is not a whole backup of Hearth: it was cut off or changed. Nothing was restored.");
            }
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException, BackupException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new BackupException(path + " is not a backup of Hearth: it does not say what is in it.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode said = Manifest.JSON.readTree(in);
            if (said.path("format").asInt() != Manifest.FORMAT) {
                throw new BackupException(path + " has a format that this Hearth does not know. A newer one may.");
            }
            return Manifest.JSON.treeToValue(said, Manifest.class);
        }
    }

    private void checkRows() throws IOException, BackupException {
        for (Manifest.Table table : manifest.tables()) {
            RowsHash hash = new RowsHash();
            try (BufferedReader lines = lines(table)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    hash.add(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            if (hash.rows() != table.rows() || !hash.hex().equals(table.hash())) {
                throw new BackupException(path + " is damaged: the table "
                        + table.shape().name() + " does not hold what it should. Nothing was restored.");
            }
        }
    }

    private BufferedReader lines(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new ZipException("A table is missing.");
        }
        return new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8), BUFFER);
    }

    private List<@Nullable Object> values(Manifest.Table table, String line) throws IOException, BackupException {
        JsonNode row = Manifest.JSON.readTree(line);
        List<Column> columns = table.shape().columns();
        if (row.size() != columns.size()) {
            throw damaged(path, null);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            JsonNode value = row.get(i);
            values.add(
                    value.isNull()
                            ? null
                            : switch (columns.get(i).kind()) {
                                case NUMBER -> value.longValue();
                                case FLAG -> value.booleanValue();
                                case TEXT, DECIMAL, UUID, BYTES -> value.textValue();
                            });
        }
        return values;
    }

    private static BackupException damaged(Path path, @Nullable IOException cause) {
        String message = path + " is damaged and cannot be read to its end.";
        return cause == null ? new BackupException(message) : new BackupException(message, cause);
    }

    @Override
    public void close() throws BackupException {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupException(path + " could not be closed.", e);
        }
    }
}
