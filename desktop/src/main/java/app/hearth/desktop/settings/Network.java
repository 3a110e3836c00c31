package app.hearth.desktop.settings;

import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Outbound.HttpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/// How the server inside this desktop reaches providers, as a person writes it.
///
/// @param proxy the address of an HTTP proxy; empty for none
/// @param authorities the file with further certificate authorities; empty for none
record Network(String proxy, String authorities) {
    static final Network DIRECT = new Network("", "");

    Network {
        proxy = proxy.strip();
        authorities = authorities.strip();
    }

    /// The proxy; empty when there is none, or none at such an address.
    Optional<HttpProxy> httpProxy() {
        return HttpProxy.at(proxy);
    }

    /// The same for a program that is started in another folder.
    Network wherever() {
        return authorities.isEmpty()
                ? this
                : new Network(proxy, Path.of(authorities).toAbsolutePath().toString());
    }

    /// What may be wrong with the file.
    enum FileState {
        GOOD,
        MISSING,
        WITHOUT_CERTIFICATE
    }

    /// Whether the file can be read and holds certificates, as the server wants them; blocks.
    FileState fileState() {
        try (InputStream pem = Files.newInputStream(Path.of(authorities))) {
            boolean none = CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty();
            return none ? FileState.WITHOUT_CERTIFICATE : FileState.GOOD;
        } catch (IOException | InvalidPathException _) {
            return FileState.MISSING;
        } catch (CertificateException _) {
            return FileState.WITHOUT_CERTIFICATE;
        }
    }

    /// What a server can start with: a file that has gone meanwhile is left out, so that fewer are trusted rather than
    /// nobody gets in to correct it. Blocks.
    Outbound outbound() {
        Optional<Path> file = authorities.isEmpty() || fileState() != FileState.GOOD
                ? Optional.empty()
                : Optional.of(Path.of(authorities));
        return new Outbound(httpProxy(), file);
    }
}
