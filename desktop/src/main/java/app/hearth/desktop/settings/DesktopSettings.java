package app.hearth.desktop.settings;

import app.hearth.common.embed.Outbound;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.SmallFile;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What belongs to this desktop and not to a person: how the window looks before anyone has signed in, when it locks by
/// itself, whether code is wrapped, and how its server reaches providers. Kept in one small file. Blocking; thread-safe
/// within the program.
public final class DesktopSettings {
    private static final Logger log = LoggerFactory.getLogger(DesktopSettings.class);

    private final SmallFile<Stored> file;

    public DesktopSettings(Path file) {
        this.file = new SmallFile<>(file, Stored.class);
    }

    /// How the window should look; as the system does when nobody has chosen, or the file cannot be read.
    public synchronized Appearance appearance() {
        String appearance = stored().appearance;
        return appearance == null ? Appearance.SYSTEM : Appearance.of(appearance);
    }

    /// When the window locks by itself; the standard when nobody has chosen, or the file cannot be read.
    synchronized LockAfter lockAfter() {
        Integer minutes = stored().lockAfterMinutes;
        return minutes == null ? LockAfter.STANDARD : LockAfter.of(minutes);
    }

    private Stored stored() {
        try {
            return file.read().orElseGet(Stored::new);
        } catch (IOException e) {
            log.warn("The desktop's settings cannot be read; using the standard ones", e);
            return new Stored();
        }
    }

    synchronized Network network() {
        Stored stored = stored();
        String proxy = stored.providerProxy;
        String authorities = stored.providerAuthorities;
        return new Network(proxy == null ? "" : proxy, authorities == null ? "" : authorities);
    }

    /// How the server inside this desktop is to reach providers, as far as that can be used now.
    public Outbound outbound() {
        return network().outbound();
    }

    synchronized void keep(Network network) {
        change(stored -> {
            stored.providerProxy = network.proxy();
            stored.providerAuthorities = network.authorities();
        });
    }

    synchronized void keep(Appearance appearance) {
        change(stored -> stored.appearance = appearance.code());
    }

    synchronized void keep(LockAfter lockAfter) {
        change(stored -> stored.lockAfterMinutes = lockAfter.minutes());
    }

    /// Whether long lines of code are wrapped; not until someone has chosen so.
    synchronized boolean wrapsCode() {
        return Boolean.TRUE.equals(stored().wrapCode);
    }

    synchronized void keepWrapsCode(boolean wraps) {
        change(stored -> stored.wrapCode = wraps);
    }

    /// Reads the file, changes what is to be another, and writes it: the rest stays as it was.
    private void change(Consumer<Stored> change) {
        Stored settings = stored();
        change.accept(settings);
        try {
            file.replace(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What stands in the file; null where nobody has chosen. Never seen by two.
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Stored {
        private @Nullable String appearance;
        private @Nullable Integer lockAfterMinutes;
        private @Nullable String providerProxy;
        private @Nullable String providerAuthorities;
        private @Nullable Boolean wrapCode;
    }
}
