package app.hearth.desktop.fx;

import java.util.Arrays;

/// How a GIF file is laid out: how many pictures follow each other in it, and where the first of them ends. Nothing is
/// decoded. Immutable.
final class Gif {
    private static final byte[] SIGN = {'G', 'I', 'F', '8'};
    private static final int SCREEN = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final byte END = 0x3b;

    private final byte[] file;
    private int at;
    private int frames;
    private int firstEnd;

    private Gif(byte[] file) {
        this.file = file;
        try {
            walk();
        } catch (IndexOutOfBoundsException _) { // it ends too soon; what there is counts
            at = file.length;
        }
    }

    static boolean isOne(byte[] start) {
        return start.length > SCREEN && Arrays.equals(start, 0, SIGN.length, SIGN, 0, SIGN.length);
    }

    static int width(byte[] start) {
        return (start[6] & 0xff) | (start[7] & 0xff) << 8;
    }

    static int height(byte[] start) {
        return (start[8] & 0xff) | (start[9] & 0xff) << 8;
    }

    static Gif of(byte[] file) {
        return new Gif(file);
    }

    int frames() {
        return frames;
    }

    /// A file of the first picture alone; the file itself when there are no more.
    byte[] first() {
        if (frames < 2) {
            return file;
        }
        byte[] alone = Arrays.copyOf(file, firstEnd + 1);
        alone[firstEnd] = END;
        return alone;
    }

    private void walk() {
        at = SCREEN + colours(file[10]);
        while (at < file.length) {
            int kind = file[at] & 0xff;
            if (kind == EXTENSION) {
                at += 2;
            } else if (kind == IMAGE) {
                at += 10 + colours(file[at + 9]) + 1;
            } else {
                return;
            }
            skipBlocks();
            if (kind == IMAGE) {
                frames++;
                firstEnd = frames == 1 ? at : firstEnd;
            }
        }
    }

    /// How many bytes a table of colours takes, as the flags before it say.
    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    private void skipBlocks() {
        while (file[at] != 0) {
            at += 1 + (file[at] & 0xff);
        }
        at++;
    }
}
