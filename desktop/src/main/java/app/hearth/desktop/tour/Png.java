package app.hearth.desktop.tour;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/// Writes an image as PNG: 8 bits per channel, no transparency. Spares the bundle the desktop module of Java.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOR = 2;

    private Png() {}

    static byte[] of(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SIGNATURE);
        chunk(bytes, "IHDR", header(width, height));
        chunk(bytes, "IDAT", pixels(image.getPixelReader(), width, height));
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
            for (int y = 0; y < height; y++) {
                packed.write(0); // no filter
                for (int x = 0; x < width; x++) {
                    int color = reader.getArgb(x, y);
                    packed.write(color >> 16);
                    packed.write(color >> 8);
                    packed.write(color);
                }
            }
        }
        return bytes.toByteArray();
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
