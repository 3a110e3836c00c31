package app.hearth.desktop.fx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes an image as PNG: 8 bits per channel, what is transparent on white. Spares the bundle the desktop module of
/// Java. For any thread.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOR = 2;

    private Png() {}

    /// Fails on what has no pixels to read, or none yet.
    public static byte[] of(Image image) throws IOException {
        PixelReader reader = image.getPixelReader();
        if (reader == null) {
            throw new IOException("There are no pixels to read.");
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SIGNATURE);
        chunk(bytes, "IHDR", header(width, height));
        chunk(bytes, "IDAT", pixels(reader, width, height));
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, TRUE_COLOR, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new DeflaterOutputStream(bytes)) {
            byte[] line = new byte[1 + 3 * width]; // the first says that there is no filter
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int color = reader.getArgb(x, y);
                    int alpha = color >>> 24;
                    line[1 + 3 * x] = onWhite(color >> 16, alpha);
                    line[2 + 3 * x] = onWhite(color >> 8, alpha);
                    line[3 + 3 * x] = onWhite(color, alpha);
                }
                packed.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static byte onWhite(int color, int alpha) {
        return (byte) (((color & 0xff) * alpha + 0xff * (0xff - alpha)) / 0xff);
    }

    private static void chunk(ByteArrayOutputStream bytes, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
