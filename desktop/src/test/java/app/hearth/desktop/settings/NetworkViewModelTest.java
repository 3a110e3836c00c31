package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Outbound.HttpProxy;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed about the network, looked at and kept for the next start.
final class NetworkViewModelTest {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private DesktopSettings settings() {
        return new DesktopSettings(data.resolve("desktop.json"));
    }

    private NetworkViewModel model() {
        return new NetworkViewModel(settings(), Background.sameThread());
    }

    @Test
    void whatIsKeptIsUsedAndShownAtTheNextStartBesideTheOtherSettings() throws Exception {
        settings().keep(Appearance.DARK);
        Path file = authorities();
        NetworkViewModel model = model();
        model.proxy().set(" http://proxy.home:3128 ");
        model.authorities().set(file.toString());

        model.save();

        assertThat(model.kept().get()).isTrue();
        assertThat(settings().outbound())
                .isEqualTo(new Outbound(Optional.of(new HttpProxy("proxy.home", 3128, null, null)), Optional.of(file)));
        settings().keep(LockAfter.NEVER);
        NetworkViewModel next = model();
        next.load();
        assertThat(next.proxy().get()).isEqualTo("http://proxy.home:3128");
        assertThat(next.authorities().get()).isEqualTo(file.toString());
        assertThat(next.kept().get()).as("there is nothing to start again for").isFalse();
        assertThat(settings().appearance()).isEqualTo(Appearance.DARK);
        assertThat(settings().lockAfter()).isEqualTo(LockAfter.NEVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.home:3128",
                "https://proxy.home:3128",
                "http://proxy.home",
                "http://proxy.home:0",
                "http://proxy.home:70000",
                "http://me:secret@proxy.home:3128"
            })
    void aWrongAddressIsSaidAtItsFieldAndNotKept(String address) {
        NetworkViewModel model = model();
        model.proxy().set(address);

        model.save();

        assertThat(model.proxyProblem().get()).startsWith("Write an address such as http://proxy.home:3128.");
        assertThat(model.kept().get()).isFalse();
        assertThat(data.resolve("desktop.json")).doesNotExist();
        model.proxy().set("");
        assertThat(model.proxyProblem().get()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereOrHoldsNoCertificateIsSaidAtItsFieldAndNotKept() throws Exception {
        NetworkViewModel model = model();
        model.authorities().set(data.resolve("none.pem").toString());
        model.save();
        assertThat(model.authoritiesProblem().get()).isEqualTo("This file cannot be read. Choose another one.");

        model.authorities()
                .set(Files.writeString(data.resolve("text.pem"), "hello").toString());
        assertThat(model.authoritiesProblem().get()).isEmpty();
        model.save();
        assertThat(model.authoritiesProblem().get()).startsWith("This file holds no certificate.");

        model.authorities().set(Files.createFile(data.resolve("empty.pem")).toString());
        model.save();
        assertThat(model.authoritiesProblem().get()).startsWith("This file holds no certificate.");
        assertThat(data.resolve("desktop.json")).doesNotExist();
    }

    @Test
    void aFileThatHasGoneMeanwhileDoesNotKeepAnybodyOut() throws Exception {
        Path file = authorities();
        NetworkViewModel model = model();
        model.authorities().set(file.toString());
        model.save();

        Files.delete(file);

        assertThat(settings().outbound()).isEqualTo(Outbound.DIRECT);
    }

    @Test
    void whatIsEmptyMeansDirectly() {
        NetworkViewModel model = model();
        model.proxy().set("http://proxy.home:3128");
        model.save();
        model.proxy().set(" ");
        assertThat(model.kept().get()).as("not what is typed now").isFalse();

        model.save();

        assertThat(settings().outbound()).isEqualTo(Outbound.DIRECT);
    }

    /// One of those that the Java runtime trusts.
    private Path authorities() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        Certificate any = ((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers()[0];
        String encoded = Base64.getMimeEncoder().encodeToString(any.getEncoded());
        return Files.writeString(
                data.resolve("authorities.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }
}
