package app.hearth.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.hearth.common.embed.Outbound.HttpProxy;
import app.hearth.common.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.Request;

/// The HTTP proxy that stands before the internet. Immutable.
///
/// A host with any address that is not public is called directly, where the [AddressPolicy] judges it; so the proxy
/// is no way around that. A name that only the proxy can resolve is left to it, if it is the name of an internet
/// host: what is a number in some spelling, or a single word, is not.
final class InternetProxy extends ProxySelector {
    private static final Pattern USUAL_SPELLING = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final String CREDENTIALS = "Proxy-Authorization";
    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    private final HttpProxy proxy;
    private final Dns names;
    private final List<Proxy> itself;

    InternetProxy(HttpProxy proxy, Dns names) {
        this.proxy = proxy;
        this.names = names;
        this.itself =
                List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }

    /// Whether that is the proxy itself, as it was configured, which may have any address.
    boolean isAt(String host, int port) {
        return isAt(host) && port == proxy.port();
    }

    boolean isAt(String host) {
        return host.equalsIgnoreCase(proxy.host());
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (isAt(host, uri.getPort())) {
            return itself; // never directly, as if the proxy were a provider
        }
        if (isOddNumber(host)) {
            return DIRECTLY;
        }
        try {
            boolean isPublic =
                    addresses(host).stream().allMatch(address -> AddressKind.of(address) == AddressKind.PUBLIC);
            return isPublic ? itself : DIRECTLY;
        } catch (UnknownHostException _) {
            return isSingleWord(host) ? DIRECTLY : itself;
        }
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        return host.startsWith("[") ? List.of(InetAddress.getAllByName(host)) : names.lookup(host);
    }

    /// Whether it is an IPv4 address in a spelling that the proxy may read otherwise than Java does (`0177.0.0.1`). No
    /// top-level domain begins with a digit.
    private static boolean isOddNumber(String host) {
        String name = plain(host);
        String last = name.substring(name.lastIndexOf('.') + 1);
        return !last.isEmpty()
                && Character.isDigit(last.charAt(0))
                && !USUAL_SPELLING.matcher(host).matches();
    }

    private static boolean isSingleWord(String host) {
        return plain(host).indexOf('.') < 0;
    }

    private static String plain(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the call itself fails with the same
    }

    /// Says the name and password with the first request already, as OkHttp asks for a tunnel, and never twice.
    Authenticator authenticator() {
        return (_, response) -> {
            Request request = response.request();
            String user = proxy.user();
            Secret password = proxy.password();
            if (user != null && password != null && request.header(CREDENTIALS) == null) {
                return request.newBuilder()
                        .header(CREDENTIALS, Credentials.basic(user, password.reveal(), UTF_8))
                        .build();
            }
            if (response.challenges().stream().anyMatch(InternetProxy::isForesight)) {
                return null;
            }
            throw new ProxyRefusedException();
        };
    }

    /// Whether it is no question of the proxy's but OkHttp's, before it sends anything.
    private static boolean isForesight(Challenge challenge) {
        return challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive");
    }
}
