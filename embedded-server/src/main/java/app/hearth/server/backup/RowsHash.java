package app.hearth.server.backup;

import app.hearth.common.secret.KeyDerivation;
import java.math.BigInteger;
import java.util.HexFormat;

/// A hash over a set of rows in any order: the sum of the SHA-256 of each, modulo 2^256. Two databases sort
/// differently, but the same rows have the same hash in both. For one thread.
final class RowsHash {
    private static final int BYTES = 32;
    private static final BigInteger MODULUS = BigInteger.TWO.pow(BYTES * Byte.SIZE);

    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    void add(byte[] row) {
        sum = sum.add(new BigInteger(1, KeyDerivation.sha256(row))).mod(MODULUS);
        rows++;
    }

    long rows() {
        return rows;
    }

    String hex() {
        byte[] padded = new byte[BYTES];
        byte[] bytes = sum.toByteArray();
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, BYTES - length, length);
        return HexFormat.of().formatHex(padded);
    }
}
