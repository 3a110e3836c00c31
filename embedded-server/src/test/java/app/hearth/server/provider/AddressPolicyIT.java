package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

/// The policy where it counts: at real connections, whatever way the address is written or resolved.
final class AddressPolicyIT {
    private final Peer peer = Peer.saying(Peer.EVENTS + content("x") + Calls.DONE);

    @Test
    void theEmbeddedServerCallsLoopback() throws IOException {
        assertThat(isReached(new AddressPolicy(true, Set.of()), "127.0.0.1")).isTrue();
        assertThat(isReached(new AddressPolicy(true, Set.of()), "localhost")).isTrue();
    }

    @Test
    void aServerAloneDoesNot() throws IOException {
        AddressPolicy policy = new AddressPolicy(false, Set.of());
        for (String host : new String[] {
            "127.0.0.1",
            "localhost",
            "LOCALHOST",
            "2130706433",
            "127.1",
            "0177.0.0.1",
            "0x7f000001",
            "0.0.0.0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::127.0.0.1]",
            "127.0.0.1."
        }) {
            assertThat(isReached(policy, host)).as(host).isFalse();
        }
    }

    @Test
    void hostsThatAreNamedAreCalled() throws IOException {
        for (String entry : new String[] {"localhost", "LocalHost", "localhost:" + peer.port()}) {
            assertThat(isReached(new AddressPolicy(false, Set.of(entry)), "localhost"))
                    .as(entry)
                    .isTrue();
        }
        assertThat(isReached(new AddressPolicy(false, Set.of("127.0.0.1:" + peer.port())), "127.0.0.1"))
                .isTrue();
    }

    @Test
    void aHostNamedWithAnotherPortIsNot() throws IOException {
        for (String entry : new String[] {"localhost:1", "localhost:" + peer.port() + "0", "local", "127.0.0.1"}) {
            assertThat(isReached(new AddressPolicy(false, Set.of(entry)), "localhost"))
                    .as(entry)
                    .isFalse();
        }
    }

    @Test
    void ipv6LiteralsAreNamedInAnyOfTheirSpellings() throws IOException {
        byte[] bytes = new byte[16];
        bytes[15] = 1;
        InetAddress loopback = InetAddress.getByAddress(bytes);
        for (String entry : new String[] {"[::1]", "::1", "[::1]:80", "[0:0:0:0:0:0:0:1]:80", "0::1"}) {
            AddressPolicy policy = new AddressPolicy(false, Set.of(entry));
            policy.check(loopback.getHostAddress(), loopback, 80);
        }
        AddressPolicy policy = new AddressPolicy(false, Set.of("[::1]:80"));
        assertThatThrownBy(() -> policy.check(loopback.getHostAddress(), loopback, 81))
                .isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void metadataAddressesAreNeverCalledEvenIfNamed() {
        for (String host : new String[] {"169.254.169.254", "[fd00:ec2::254]", "100.100.100.200", "[fe80::1]"}) {
            AddressPolicy policy = new AddressPolicy(true, Set.of(host));
            try (ProviderHttp http = new ProviderHttp(policy, QUICK)) {
                assertThat(Calls.reason(end(http, host))).as(host).contains(ProviderReason.ADDRESS_REFUSED);
            }
        }
    }

    @Test
    void aNameIsJudgedByWhatItResolvesTo() throws IOException {
        assertThat(isReached(new AddressPolicy(false, Set.of()), "public.example", resolving("127.0.0.1")))
                .isFalse();
        assertThat(isReached(
                        new AddressPolicy(false, Set.of("public.example")), "public.example", resolving("127.0.0.1")))
                .isTrue();
        assertThat(isReached(new AddressPolicy(true, Set.of()), "public.example", resolving("169.254.169.254")))
                .isFalse();
    }

    @Test
    void ofSeveralAddressesOnlyTheAllowedAreTried() throws IOException {
        assertThat(isReached(
                        new AddressPolicy(true, Set.of()), "two.example", resolving("169.254.169.254", "127.0.0.1")))
                .isTrue();
    }

    @Test
    void aForbiddenAddressIsNotTheReasonWhenAnAllowedOneIsSilent() throws IOException {
        try (Socket silent = new Socket()) { // bound, but nobody listens, and nobody else gets its port
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (String[] addresses :
                    new String[][] {{"169.254.169.254", "127.0.0.1"}, {"127.0.0.1", "169.254.169.254"}}) {
                try (ProviderHttp http =
                        new ProviderHttp(new AddressPolicy(true, Set.of()), QUICK, resolving(addresses))) {
                    assertThat(Calls.reason(end(http, "two.example", silent.getLocalPort())))
                            .contains(ProviderReason.UNREACHABLE);
                }
            }
        }
    }

    @Test
    void aNameThatPointsElsewhereLaterIsJudgedAnew() {
        Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "169.254.169.254"));
        Dns rebinding = host -> List.of(InetAddress.getByName(answers.remove()));
        try (ProviderHttp http = new ProviderHttp(new AddressPolicy(true, Set.of()), QUICK, rebinding)) {
            assertThat(end(http, "turning.example")).isEqualTo(new ChatEnd.Complete());
            assertThat(Calls.reason(end(http, "turning.example"))).contains(ProviderReason.ADDRESS_REFUSED);
        }
    }

    @Test
    void theSentenceSaysWhatToDo() {
        try (ProviderHttp http = new ProviderHttp(new AddressPolicy(false, Set.of()), QUICK)) {
            assertThat(Calls.detail(end(http, "localhost")))
                    .isEqualTo("home has an address this server does not call: it is on a private network, and who runs"
                            + " this server has not allowed it (--allow-provider-host)");
        }
    }

    private boolean isReached(AddressPolicy policy, String host) throws IOException {
        return isReached(policy, host, Dns.SYSTEM);
    }

    private boolean isReached(AddressPolicy policy, String host, Dns names) throws IOException {
        int before = peer.requests.size();
        try (ProviderHttp http = new ProviderHttp(policy, QUICK, names)) {
            ChatEnd end = end(http, host);
            boolean reached = peer.requests.size() > before;
            assertThat(end instanceof ChatEnd.Complete).as("%s", end).isEqualTo(reached);
            return reached;
        }
    }

    private ChatEnd end(ProviderHttp http, String host) {
        return end(http, host, peer.port());
    }

    private static ChatEnd end(ProviderHttp http, String host, int port) {
        String url = "http://" + host + ":" + port + "/v1";
        return new OpenAiCompatible(http)
                .call(new ProviderAccess("home", url, Secret.of("k")), Calls.question())
                .run(new Heard());
    }

    private static Dns resolving(String... addresses) {
        return host -> {
            List<InetAddress> resolved = new ArrayList<>();
            for (String address : addresses) {
                resolved.add(InetAddress.getByAddress(
                        host, InetAddress.getByName(address).getAddress()));
            }
            return resolved;
        };
    }
}
