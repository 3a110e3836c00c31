package app.hearth.desktop.fx;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A picture that lies in the text itself, as a `data:` address: PNG, JPEG and GIF, whose measures are read before
/// anything is decoded.
///
/// @param encoded its bytes, in base64
record EmbeddedPicture(String encoded, int width, int height) {
    private static final List<String> STARTS =
            List.of("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,");
    private static final int LONGEST = 8_000_000;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int HEAD = 64 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The picture at an address; empty when it is none, or larger than anyone needs.
    static Optional<EmbeddedPicture> at(String address) {
        String start = address.substring(0, Math.min(address.length(), 30)).toLowerCase(Locale.ROOT);
        boolean known = STARTS.stream().anyMatch(start::startsWith);
        if (!known || address.length() > LONGEST) {
            return Optional.empty();
        }
        String encoded = address.substring(address.indexOf(',') + 1);
        try {
            byte[] head = Base64.getDecoder().decode(encoded.substring(0, Math.min(encoded.length(), HEAD)));
            int[] size = measures(head);
            boolean fits = size[0] > 0 && size[1] > 0 && (long) size[0] * size[1] <= MOST_PIXELS;
            return fits ? Optional.of(new EmbeddedPicture(encoded, size[0], size[1])) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) { // no base64, or it ends too soon
            return Optional.empty();
        }
    }

    private static int[] measures(byte[] head) {
        if (Gif.isOne(head)) {
            return new int[] {Gif.width(head), Gif.height(head)};
        }
        return head.length > 24 && Arrays.equals(head, 0, PNG.length, PNG, 0, PNG.length)
                ? new int[] {number(head, 16, 4), number(head, 20, 4)}
                : jpeg(head);
    }

    /// From the frame among the segments of a JPEG file; nothing by nothing when there is none.
    private static int[] jpeg(byte[] head) {
        int at = 2;
        boolean begins = number(head, 0, 2) == 0xffd8;
        while (begins && number(head, at, 1) == 0xff) {
            int kind = number(head, at + 1, 1);
            boolean frame = kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
            if (frame) {
                return new int[] {number(head, at + 7, 2), number(head, at + 5, 2)};
            }
            at += 2 + number(head, at + 2, 2);
        }
        return new int[2];
    }

    private static int number(byte[] bytes, int from, int count) {
        int number = 0;
        for (int index = from; index < from + count; index++) {
            number = number << 8 | (bytes[index] & 0xff);
        }
        return number;
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(encoded);
    }
}
