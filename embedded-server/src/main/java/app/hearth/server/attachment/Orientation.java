package app.hearth.server.attachment;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.stream.ImageInputStream;

/// How a camera was held, as EXIF numbers it from 1 (upright) to 8; the one thing of an image's metadata that is
/// used. It is read here, within bounds: the libraries for metadata read, and inflate, all else that a file from
/// anywhere holds on the way to this number.
enum Orientation {
    UPRIGHT(1),
    MIRRORED(2),
    UPSIDE_DOWN(3),
    FLIPPED(4),
    TRANSPOSED(5),
    LEFT(6),
    TRANSVERSED(7),
    RIGHT(8);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int MOST_PARTS = 10_000;
    private static final int MOST_BYTES = 64 * 1024;

    private final int number;

    Orientation(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// That of the file, which is left at its beginning; upright where it says nothing that can be read.
    static Orientation of(Kind kind, ImageInputStream file) throws IOException {
        try {
            byte[] exif = switch (kind) {
                case PNG -> inPng(file);
                case JPEG -> inJpeg(file);
                case WEBP -> inWebp(file);
                case GIF -> new byte[0];
            };
            return in(exif);
        } finally {
            file.setByteOrder(ByteOrder.BIG_ENDIAN);
            file.seek(0);
        }
    }

    /// Whether width and height change places.
    boolean turns() {
        return number >= TRANSPOSED.number;
    }

    /// What brings an image of that size upright.
    AffineTransform upright(Pixels size) {
        int w = size.width();
        int h = size.height();
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, w, h);
            case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, h);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case LEFT -> new AffineTransform(0, 1, -1, 0, h, 0);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, h, w);
            case RIGHT -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    }

    private static byte[] inJpeg(ImageInputStream file) throws IOException {
        file.seek(2);
        for (int i = 0; i < MOST_PARTS && file.read() == 0xFF; i++) {
            int marker = file.read();
            if (marker == 0xFF) {
                file.seek(file.getStreamPosition() - 1);
                continue;
            }
            if (marker < 0xC0 || marker == 0xDA) {
                break;
            }
            long next = file.getStreamPosition();
            int length = file.readUnsignedShort();
            if (marker == 0xE1) {
                byte[] segment = bytes(file, length - 2);
                if (startsWithExif(segment)) {
                    return segment;
                }
            }
            file.seek(next + length);
        }
        return new byte[0];
    }

    private static byte[] inPng(ImageInputStream file) throws IOException {
        file.seek(8);
        for (int i = 0; i < MOST_PARTS && file.length() - file.getStreamPosition() >= 8; i++) {
            long length = file.readUnsignedInt();
            int type = file.readInt();
            if (type == 0x65584966) { // eXIf
                return bytes(file, length);
            }
            file.seek(file.getStreamPosition() + length + 4);
        }
        return new byte[0];
    }

    private static byte[] inWebp(ImageInputStream file) throws IOException {
        file.seek(12);
        file.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < MOST_PARTS && file.length() - file.getStreamPosition() >= 8; i++) {
            int type = file.readInt();
            long length = file.readUnsignedInt();
            if (type == 0x46495845) { // EXIF
                return bytes(file, length);
            }
            file.seek(file.getStreamPosition() + length + (length & 1));
        }
        return new byte[0];
    }

    private static byte[] bytes(ImageInputStream file, long length) throws IOException {
        byte[] bytes = new byte[Math.clamp(length, 0, MOST_BYTES)];
        int read = 0;
        for (int more = 0; read < bytes.length && more >= 0; read += Math.max(0, more)) {
            more = file.read(bytes, read, bytes.length - read);
        }
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    private static boolean startsWithExif(byte[] bytes) {
        return bytes.length > EXIF.length && Arrays.equals(bytes, 0, EXIF.length, EXIF, 0, EXIF.length);
    }

    /// Reads the first directory of a TIFF file, which is what EXIF is.
    private static Orientation in(byte[] exif) {
        ByteBuffer tiff = startsWithExif(exif)
                ? ByteBuffer.wrap(exif, EXIF.length, exif.length - EXIF.length).slice()
                : ByteBuffer.wrap(exif);
        if (tiff.remaining() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            int at = (int) directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) {
                break;
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
                int number = tiff.getShort(at + 8);
                return Stream.of(values())
                        .filter(each -> each.number == number)
                        .findFirst()
                        .orElse(UPRIGHT);
            }
        }
        return UPRIGHT;
    }
}
