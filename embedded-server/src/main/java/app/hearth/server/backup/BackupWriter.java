package app.hearth.server.backup;

import app.hearth.server.storage.Database;
import app.hearth.server.storage.TableShape;
import app.hearth.server.storage.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes everything a database holds at one moment. Thread-safe; writers go on meanwhile.
final class BackupWriter {
    private final Database database;
    private final InstantSource clock;

    BackupWriter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Blocks until all is written, then closes `out`. What a failure leaves behind has no seal and opens
    /// nowhere.
    void write(OutputStream out) throws IOException {
        String moment = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        try (out) {
            ZipOutputStream zip = new ZipOutputStream(new SealedOutput(out));
            zip.setComment(SealedOutput.COMMENT);
            Manifest manifest = database.snapshot(handle -> rows(new Tables(handle), moment, zip));
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(Manifest.JSON.writeValueAsBytes(manifest));
            zip.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Manifest rows(Tables tables, String moment, ZipOutputStream zip) {
        String schema = tables.schemaVersion();
        List<Manifest.Table> written = new ArrayList<>();
        for (TableShape shape : tables.shapes()) {
            written.add(table(tables, shape, zip));
        }
        return new Manifest(Manifest.FORMAT, schema, moment, written);
    }

    private static Manifest.Table table(Tables tables, TableShape shape, ZipOutputStream zip) {
        RowsHash hash = new RowsHash();
        try {
            zip.putNextEntry(new ZipEntry(new Manifest.Table(shape, 0, "").entry()));
            tables.read(shape, row -> line(row, hash, zip));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifest.Table(shape, hash.rows(), hash.hex());
    }

    private static void line(List<@Nullable Object> row, RowsHash hash, ZipOutputStream zip) {
        try {
            byte[] line = RowLine.of(row);
            hash.add(line);
            zip.write(line);
            zip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
