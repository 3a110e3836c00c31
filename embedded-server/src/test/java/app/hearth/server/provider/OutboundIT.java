package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Outbound.HttpProxy;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import app.hearth.server.provider.ProviderHttp.Way;
import app.hearth.server.testing.House;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real calls through a real proxy, to a provider with a certificate of the household's own authority.
final class OutboundIT {
    private static final String HOST = "provider.example";

    @TempDir
    private Path folder;

    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private final MockWebServer provider = new MockWebServer();
    private final Peer proxy = new Peer(this::tunnel);
    private Path authorities = Path.of("");
    private String asksFor = "";

    @BeforeEach
    void listen() throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName(HOST)
                .signedBy(root)
                .build();
        provider.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        provider.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(content("x") + Calls.DONE)
                .build());
        provider.start();
        authorities = Files.writeString(folder.resolve("authorities.pem"), "Ours:\n" + root.certificatePem());
    }

    @AfterEach
    void hangUp() throws IOException {
        provider.close();
        proxy.close();
    }

    /// What a proxy does once it has read the first request.
    private void tunnel(Socket socket, OutputStream out) throws Exception {
        String request = proxy.requests.getLast();
        boolean proven = asksFor.isEmpty() || request.contains("Proxy-Authorization: " + asksFor + "\r\n");
        if (!proven || !request.startsWith("CONNECT ")) {
            String status = proven ? "400 No" : "407 Who\r\nProxy-Authenticate: Basic realm=\"out\"";
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (Socket onwards = new Socket(InetAddress.getLoopbackAddress(), provider.getPort())) {
            out.write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            Thread there = Thread.ofVirtual().start(() -> pump(socket, onwards));
            pump(onwards, socket);
            there.join();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one side has gone
        }
        try {
            to.shutdownOutput();
        } catch (IOException _) {
            // and the other, too
        }
    }

    @Test
    void theInternetIsReachedThroughTheProxyWhichSeesNoKey() throws Exception {
        assertThat(end("https://" + HOST + "/v1", resolving("203.0.113.7"))).isEqualTo(new ChatEnd.Complete());
        assertThat(proxy.requests).singleElement().asString().startsWith("CONNECT " + HOST + ":443 ");
        assertThat(String.join("", proxy.requests)).doesNotContain("sk-secret", "chat/completions");
        assertThat(provider.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer sk-secret");
    }

    @Test
    void aNameThatOnlyTheProxyKnowsIsLeftToIt() {
        assertThat(end("https://" + HOST + "/v1", unknown())).isEqualTo(new ChatEnd.Complete());
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        Outbound outbound = new Outbound(Optional.of(proxy(null, null)), Optional.empty());
        assertThat(Calls.reason(end(outbound, "https://" + HOST + "/v1", unknown())))
                .contains(ProviderReason.UNREACHABLE);
        assertThat(provider.getRequestCount()).isZero();
    }

    @Test
    void aCertificateForAnotherNameIsRefusedWhoeverSignedIt() {
        assertThat(Calls.reason(end("https://other.example/v1", unknown()))).contains(ProviderReason.UNREACHABLE);
        assertThat(provider.getRequestCount()).isZero();
    }

    @Test
    void whatTheJavaRuntimeTrustsIsTrustedAsBefore() throws IOException {
        assertThat(Authorities.with(authorities).trustManager().getAcceptedIssuers())
                .contains(root.certificate())
                .hasSizeGreaterThan(20);
    }

    @Test
    void whatIsOnThisMachineOrItsNetworkIsJudgedAndCalledDirectly() throws Exception {
        try (Peer near = Peer.saying(Peer.EVENTS + content("x") + Calls.DONE)) {
            AddressPolicy allows = new AddressPolicy(false, Set.of("near.example"));
            String url = "http://near.example:" + near.port() + "/v1";
            assertThat(end(allows, outbound(), url, resolving("127.0.0.1"))).isEqualTo(new ChatEnd.Complete());
            assertThat(Calls.reason(end("https://far.example/v1", resolving("127.0.0.1"))))
                    .contains(ProviderReason.ADDRESS_REFUSED);
            assertThat(Calls.reason(end("https://both.example/v1", resolving("203.0.113.7", "10.0.0.1"))))
                    .isPresent();
        }
        assertThat(proxy.requests).isEmpty();
    }

    @Test
    void noSpellingOfAnAddressIsLeftToTheProxy() {
        for (String host : new String[] {
            "127.0.0.1",
            "2130706433",
            "127.1",
            "0177.0.0.1",
            "010.0.0.1",
            "08.8.8.8",
            "0x7f000001",
            "0x7f.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "169.254.169.254",
            "127.0.0.1.",
            "localhost",
            "localhost.",
            "router",
        }) {
            assertThat(end("https://" + host + "/v1", Dns.SYSTEM)).as(host).isInstanceOf(ChatEnd.Failed.class);
        }
        assertThat(proxy.requests).isEmpty();
    }

    @Test
    void theProxyItselfIsNoProviderOnItsOtherPorts() throws Exception {
        try (Peer beside = Peer.saying(Peer.EVENTS + content("x") + Calls.DONE)) {
            String url = "http://127.0.0.1:" + beside.port() + "/v1";
            assertThat(Calls.reason(end(url, Dns.SYSTEM))).contains(ProviderReason.ADDRESS_REFUSED);
            assertThat(beside.requests).isEmpty();
        }
    }

    @Test
    void theProxyItselfIsNeverCalledAsIfItWereAProvider() {
        assertThat(end("http://127.0.0.1:" + proxy.port() + "/v1", Dns.SYSTEM)).isInstanceOf(ChatEnd.Failed.class);
        assertThat(proxy.requests).noneMatch(request -> request.startsWith("POST /"));
    }

    @Test
    void aProxyInTheHouseIsFoundByItsName() {
        Dns names = host -> host.equals("proxy.home")
                ? resolving("127.0.0.1").lookup(host)
                : unknown().lookup(host);
        Outbound outbound = outbound(new HttpProxy("proxy.home", proxy.port(), null, null));
        assertThat(end(outbound, "https://" + HOST + "/v1", names)).isEqualTo(new ChatEnd.Complete());
    }

    @Test
    void aProxyThatAsksIsToldUserAndPasswordOnce() {
        asksFor = "Basic YW5uYTpsZXQgbWUgb3V0"; // anna:let me out
        Outbound outbound = outbound(proxy("anna", "let me out"));
        assertThat(end(outbound, "https://" + HOST + "/v1", unknown())).isEqualTo(new ChatEnd.Complete());
        proxy.requests.clear();
        Outbound wrong = outbound(proxy("anna", "let me in"));
        ChatEnd refused = end(wrong, "https://" + HOST + "/v1", unknown());
        assertThat(refused).isInstanceOf(ChatEnd.Failed.class);
        assertThat(Calls.detail(refused)).contains("proxy").doesNotContain("let me in", "bGV0IG1lIGlu");
        assertThat(proxy.requests).hasSize(1);
        assertThat(Calls.detail(end("https://" + HOST + "/v1", unknown()))).contains("wants a name and password");
    }

    @Test
    void aFileThatHoldsNoCertificatesStopsTheStartWithItsName() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nno\n");
        for (Path file :
                List.of(broken, folder.resolve("missing.pem"), Files.createFile(folder.resolve("empty.pem")))) {
            ServerConfig config = ServerConfig.embedded(folder.resolve("data-" + file.getFileName()))
                    .withOutbound(new Outbound(Optional.empty(), Optional.of(file)));
            assertThatThrownBy(() -> new House(config).close())
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Outbound outbound() {
        return outbound(proxy(null, null));
    }

    private Outbound outbound(HttpProxy through) {
        return new Outbound(Optional.of(through), Optional.of(authorities));
    }

    private HttpProxy proxy(@Nullable String user, @Nullable String password) {
        return new HttpProxy("127.0.0.1", proxy.port(), user, password == null ? null : Secret.of(password));
    }

    private ChatEnd end(String url, Dns names) {
        return end(outbound(), url, names);
    }

    private static ChatEnd end(Outbound outbound, String url, Dns names) {
        return end(new AddressPolicy(false, Set.of()), outbound, url, names);
    }

    private static ChatEnd end(AddressPolicy policy, Outbound outbound, String url, Dns names) {
        try (ProviderHttp http = new ProviderHttp(policy, QUICK, names, Way.of(outbound, names))) {
            return new OpenAiCompatible(http)
                    .call(new ProviderAccess("home", url, Secret.of("sk-secret")), Calls.question())
                    .run(new Heard());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Dns resolving(String... addresses) {
        return host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByAddress(
                        host, InetAddress.getByName(addresses[i]).getAddress());
            }
            return List.of(found);
        };
    }

    private static Dns unknown() {
        return host -> {
            if (host.equals("127.0.0.1")) {
                return List.of(InetAddress.getByName(host));
            }
            throw new UnknownHostException(host);
        };
    }
}
