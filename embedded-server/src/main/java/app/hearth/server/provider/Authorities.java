package app.hearth.server.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import okhttp3.tls.HandshakeCertificates;

/// The certificate authorities that providers' certificates may come from.
final class Authorities {
    private Authorities() {}

    /// Those the Java runtime trusts, and those in the PEM file.
    static HandshakeCertificates with(Path file) throws IOException {
        HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new IOException("It holds no certificate.");
            }
            found.forEach(certificate -> trusted.addTrustedCertificate((X509Certificate) certificate));
        } catch (CertificateException e) {
            throw new IOException("It holds something that is no certificate.", e);
        }
        return trusted.build();
    }
}
