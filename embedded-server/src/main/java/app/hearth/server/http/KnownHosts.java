package app.hearth.server.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names this server answers to, each with and without its port. Immutable.
final class KnownHosts {
    private final Set<String> authorities;

    private KnownHosts(Set<String> authorities) {
        this.authorities = authorities;
    }

    static KnownHosts of(String bind, Set<String> names, int port) {
        Set<String> authorities = new HashSet<>();
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of("127.0.0.1", "localhost", "[::1]", bind.indexOf(':') >= 0 ? "[" + bind + "]" : bind));
        for (String name : all) {
            String lower = name.toLowerCase(Locale.ROOT);
            authorities.add(lower);
            authorities.add(lower + ":" + port);
        }
        return new KnownHosts(Set.copyOf(authorities));
    }

    boolean contains(String authority) {
        return authorities.contains(authority) || authorities.contains(authority.toLowerCase(Locale.ROOT));
    }
}
