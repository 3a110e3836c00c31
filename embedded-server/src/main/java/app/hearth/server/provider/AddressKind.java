package app.hearth.server.provider;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// What an address reaches: the internet, this machine and the network around it, or something that is nobody's
/// provider (link-local and cloud metadata addresses, multicast, reserved ranges).
enum AddressKind {
    PUBLIC,
    PRIVATE,
    NEVER;

    /// IPv6 addresses that carry an IPv4 address are judged by the one they carry, because that is where they lead.
    static AddressKind of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? ofIpv6(bytes) : ofIpv4(bytes);
    }

    private static AddressKind ofIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean loopback = first == 127;
        boolean site = first == 10 || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168);
        boolean shared = (first == 100 && (second & 0xc0) == 64) || (first == 198 && (second & 0xfe) == 18);
        if (isMetadata(bytes) || first == 0 || first >= 224 || (first == 169 && second == 254)) {
            return NEVER;
        }
        return loopback || site || shared ? PRIVATE : PUBLIC;
    }

    /// Where clouds answer with credentials although the address looks like any other.
    private static boolean isMetadata(byte[] bytes) {
        return Arrays.equals(bytes, new byte[] {100, 100, 100, (byte) 200})
                || Arrays.equals(bytes, new byte[] {(byte) 168, 63, (byte) 129, 16})
                || (bytes[0] == (byte) 192 && bytes[1] == 0 && bytes[2] == 0);
    }

    private static AddressKind ofIpv6(byte[] bytes) {
        if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return ofLowest(bytes);
        }
        if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
                || startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return ofIpv4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 1)) {
            return max(PRIVATE, ofIpv4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return ofIpv4(Arrays.copyOfRange(bytes, 2, 6));
        }
        if (startsWith(bytes, 0x20, 0x01, 0, 0)) {
            return ofIpv4(inverted(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return ofPlainIpv6(bytes);
    }

    /// `::`, `::1` and the addresses that only wrap an IPv4 address in zeros.
    private static AddressKind ofLowest(byte[] bytes) {
        boolean loopback = bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && bytes[15] == 1;
        return loopback ? PRIVATE : ofIpv4(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static AddressKind ofPlainIpv6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean linkLocal = first == 0xfe && (second & 0xc0) == 0x80;
        boolean siteLocal = first == 0xfe && (second & 0xc0) == 0xc0;
        boolean metadata = startsWith(bytes, 0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54)
                || startsWith(bytes, 0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54);
        if (linkLocal || metadata || first == 0xff) {
            return NEVER;
        }
        return siteLocal || (first & 0xfe) == 0xfc ? PRIVATE : PUBLIC;
    }

    private static AddressKind max(AddressKind one, AddressKind other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static byte[] inverted(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
