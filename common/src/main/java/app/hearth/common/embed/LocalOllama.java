package app.hearth.common.embed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where an Ollama that runs on this machine is to be found.
public final class LocalOllama {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PORT = "11434";
    private static final int HIGHEST_PORT = 65_535;

    /// As Ollama itself reads it: host, port and path may each be left out.
    private static final Pattern SETTING =
            Pattern.compile("(http://)?(\\[[0-9a-f:.]+]|[^:/\\[\\]@?#\\s]*)(?::([0-9]{1,5}))?(?:/\\S*)?");

    private LocalOllama() {}

    /// The base URLs to look at: the usual one, and where `OLLAMA_HOST` in `environment` names this machine.
    public static List<String> addresses(Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(address(LOOPBACK, PORT)),
                        Optional.ofNullable(environment.get("OLLAMA_HOST")).flatMap(LocalOllama::set).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> set(String setting) {
        String text = setting.strip().replaceAll("^[\"']|[\"']$", "").strip().toLowerCase(Locale.ROOT);
        Matcher parts = SETTING.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        String usual = parts.group(1) == null ? PORT : "80";
        String port = Optional.ofNullable(parts.group(3)).orElse(usual);
        int number = Integer.parseInt(port);
        return number < 1 || number > HIGHEST_PORT
                ? Optional.empty()
                : onThisMachine(parts.group(2)).map(host -> address(host, port));
    }

    /// Whoever listens everywhere is found here, too.
    private static Optional<String> onThisMachine(String host) {
        return switch (host) {
            case "", "0.0.0.0", "[::]", "localhost" -> Optional.of(LOOPBACK);
            case "[::1]" -> Optional.of(host);
            default -> Optional.of(host).filter(name -> name.matches("127(\\.[0-9]{1,3}){3}"));
        };
    }

    private static String address(String host, String port) {
        return "http://" + host + ":" + port + "/v1";
    }
}
