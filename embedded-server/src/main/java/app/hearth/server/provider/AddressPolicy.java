package app.hearth.server.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which addresses a provider may have: public ones always; this machine's and the private network's in the embedded
/// server, or when the host is named; link-local and metadata addresses never. Immutable.
///
/// It is asked with resolved addresses, at each connection: a name that points somewhere else tomorrow is judged by
/// where it points then.
public final class AddressPolicy {
    private final boolean privateAllowed;
    private final Set<String> allowedHosts;

    /// @param embedded whether private addresses are allowed without being named
    /// @param allowedHosts hosts that may have a private address: `name`, `name:port`, `[v6]` or `[v6]:port`
    public AddressPolicy(boolean embedded, Set<String> allowedHosts) {
        this.privateAllowed = embedded;
        this.allowedHosts =
                allowedHosts.stream().map(AddressPolicy::normalised).collect(Collectors.toUnmodifiableSet());
    }

    /// The addresses of `host` that may be called on some port; never empty.
    List<InetAddress> filter(String host, List<InetAddress> resolved) throws UnknownHostException {
        boolean named = privateAllowed || isNamedWithAnyPort(normalised(host));
        List<InetAddress> allowed = new ArrayList<>();
        AddressKind refused = AddressKind.PUBLIC;
        for (InetAddress address : resolved) {
            AddressKind kind = AddressKind.of(address);
            if (isAllowed(kind, named)) {
                allowed.add(address);
            } else {
                refused = kind;
            }
        }
        if (allowed.isEmpty()) {
            throw new AddressRefusedException(host, refused);
        }
        return allowed;
    }

    /// Throws [AddressRefusedException] unless a connection to `address` may be opened, `host` being what was asked
    /// for.
    void check(String host, InetAddress address, int port) throws AddressRefusedException {
        String name = normalised(host);
        AddressKind kind = AddressKind.of(address);
        boolean named = privateAllowed || allowedHosts.contains(name) || allowedHosts.contains(name + ":" + port);
        if (!isAllowed(kind, named)) {
            throw new AddressRefusedException(host, kind);
        }
    }

    private static boolean isAllowed(AddressKind kind, boolean named) {
        return switch (kind) {
            case PUBLIC -> true;
            case PRIVATE -> named;
            case NEVER -> false;
        };
    }

    private boolean isNamedWithAnyPort(String host) {
        return allowedHosts.stream().anyMatch(entry -> entry.equals(host) || entry.startsWith(host + ":"));
    }

    /// Lower case, and an IPv6 literal always in full and in brackets, so that its colons are not taken for a port.
    private static String normalised(String entry) {
        String lower = entry.strip().toLowerCase(Locale.ROOT);
        boolean bareIpv6 = !lower.startsWith("[") && lower.indexOf(':') != lower.lastIndexOf(':');
        String text = bareIpv6 ? "[" + lower + "]" : lower;
        int end = text.indexOf(']');
        return text.startsWith("[") && end > 0 ? inFull(text.substring(0, end + 1)) + text.substring(end + 1) : text;
    }

    /// Brackets make it a literal, which is read without asking any name server.
    private static String inFull(String literal) {
        try {
            return "[" + InetAddress.getByName(literal).getHostAddress() + "]";
        } catch (UnknownHostException _) {
            return literal;
        }
    }
}
