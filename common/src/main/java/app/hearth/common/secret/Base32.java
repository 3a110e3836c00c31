package app.hearth.common.secret;

import java.math.BigInteger;
import java.util.stream.Collectors;

/// Bytes as characters of five bits each, in the order of RFC 4648 and any alphabet of 32; their number is a multiple
/// of five, so nothing is padded. Stateless.
final class Base32 {
    private static final int RADIX = 32;
    private static final int BITS = 5;

    private Base32() {}

    /// How many characters that many bytes are.
    static int length(int bytes) {
        return bytes * Byte.SIZE / BITS;
    }

    static String write(byte[] bytes, String alphabet) {
        String digits = new BigInteger(1, bytes).toString(RADIX);
        String text = "0".repeat(length(bytes.length) - digits.length()) + digits;
        return text.chars()
                .mapToObj(digit -> String.valueOf(alphabet.charAt(Character.digit(digit, RADIX))))
                .collect(Collectors.joining());
    }

    /// The bytes of a text that has only characters of the alphabet, as many as it takes to write `count` bytes.
    static byte[] read(String text, String alphabet, int count) {
        String digits = text.chars()
                .mapToObj(c -> Integer.toString(alphabet.indexOf(c), RADIX))
                .collect(Collectors.joining());
        byte[] number = new BigInteger(digits, RADIX).toByteArray(); // as long as it has to be, and one for its sign
        byte[] bytes = new byte[count];
        int length = Math.min(count, number.length);
        System.arraycopy(number, number.length - length, bytes, count - length, length);
        return bytes;
    }
}
