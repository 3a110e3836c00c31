package app.hearth.desktop.settings;

import app.hearth.common.embed.Outbound;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
        return Appearance.of(stored().appearance());
    }

    /// When the window locks by itself; the standard when nobody has chosen, or the file cannot be read.
    synchronized LockAfter lockAfter() {
        Integer minutes = stored().lockAfterMinutes();
        return minutes == null ? LockAfter.STANDARD : LockAfter.of(minutes);
    }

    private Stored stored() {
        try {
            return file.read().orElse(Stored.NOTHING);
        } catch (IOException e) {
            log.warn("The desktop's settings cannot be read; using the standard ones", e);
            return Stored.NOTHING;
        }
    }

    synchronized Network network() {
        return network(stored());
    }

    private static Network network(Stored stored) {
        String proxy = stored.providerProxy();
        String authorities = stored.providerAuthorities();
        return new Network(proxy == null ? "" : proxy, authorities == null ? "" : authorities);
    }

    /// How the server inside this desktop is to reach providers, as far as that can be used now.
    public Outbound outbound() {
        return network().outbound();
    }

    synchronized void keep(Network network) {
        Stored before = stored();
        keep(new Stored(
                before.appearance(),
                before.lockAfterMinutes(),
                network.proxy(),
                network.authorities(),
                before.wrapCode()));
    }

    synchronized void keep(Appearance appearance) {
        Stored before = stored();
        keep(new Stored(
                appearance.code(),
                before.lockAfterMinutes(),
                before.providerProxy(),
                before.providerAuthorities(),
                before.wrapCode()));
    }

    synchronized void keep(LockAfter lockAfter) {
        Stored before = stored();
        keep(new Stored(
                before.appearance(),
                lockAfter.minutes(),
                before.providerProxy(),
                before.providerAuthorities(),
                before.wrapCode()));
    }

    /// Whether long lines of code are wrapped; not until someone has chosen so.
    synchronized boolean wrapsCode() {
        return Boolean.TRUE.equals(stored().wrapCode());
    }

    synchronized void keepWrapsCode(boolean wraps) {
        Stored before = stored();
        keep(new Stored(
                before.appearance(),
                before.lockAfterMinutes(),
                before.providerProxy(),
                before.providerAuthorities(),
                wraps));
    }

    private void keep(Stored settings) {
        try {
            file.replace(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Stored(
            String appearance,
            @Nullable Integer lockAfterMinutes,
            @Nullable String providerProxy,
            @Nullable String providerAuthorities,
            @Nullable Boolean wrapCode) {
        static final Stored NOTHING = new Stored(Appearance.SYSTEM.code(), null, null, null, null);
    }
}
