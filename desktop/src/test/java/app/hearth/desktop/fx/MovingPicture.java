package app.hearth.desktop.fx;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/// A GIF of frames of one pixel each, of which the first is red and all others are blue, on a screen of any size.
final class MovingPicture {
    private MovingPicture() {}

    static String address(int width, int height, int frames) {
        return "data:image/gif;base64," + Base64.getEncoder().encodeToString(file(width, height, frames));
    }

    static byte[] file(int width, int height, int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
        number(out, width);
        number(out, height);
        out.writeBytes(new byte[] {(byte) 0x80, 0, 0}); // a table of two colours
        out.writeBytes(new byte[] {(byte) 0xff, 0, 0, 0, 0, (byte) 0xff});
        for (int frame = 0; frame < frames; frame++) {
            out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, 4, 2, 0, 0, 0}); // for 20 ms
            out.write(0x2c);
            number(out, 0);
            number(out, 0);
            number(out, 1);
            number(out, 1);
            out.write(0);
            out.writeBytes(new byte[] {2, 2, (byte) (frame == 0 ? 0x44 : 0x4c), 1, 0});
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        out.write(value & 0xff);
        out.write(value >> 8);
    }
}
