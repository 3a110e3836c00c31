package app.hearth.desktop.settings;

import app.hearth.common.embed.Outbound;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.SmallFile;
import app.hearth.desktop.window.Motion;
import app.hearth.desktop.window.WindowPlace;
import app.hearth.desktop.window.Zoom;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What belongs to this desktop and not to a person: how the window looks and behaves before anyone has signed in, when
/// it locks by itself, whether code is wrapped, and how its server reaches providers. Kept in one small file. Blocking;
/// thread-safe within the program.
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

    /// Whether a long answer is told of outside of the window; unless someone has chosen otherwise.
    synchronized boolean tellsAnswers() {
        return !Boolean.FALSE.equals(stored().tellAnswers);
    }

    synchronized void keepTellsAnswers(boolean tells) {
        change(stored -> stored.tellAnswers = tells);
    }

    /// Whether the program has an icon in the tray, where there is one; unless someone has chosen otherwise.
    synchronized boolean showsTray() {
        return !Boolean.FALSE.equals(stored().trayIcon);
    }

    synchronized void keepShowsTray(boolean shows) {
        change(stored -> stored.trayIcon = shows);
    }

    /// Whether the program goes on in the tray when its window is closed; not until someone has chosen so.
    synchronized boolean staysInTray() {
        return Boolean.TRUE.equals(stored().stayInTray);
    }

    synchronized void keepStaysInTray(boolean stays) {
        change(stored -> stored.stayInTray = stays);
    }

    /// How large everything in the window is; as designed when nobody has chosen.
    synchronized Zoom zoom() {
        Integer percent = stored().zoomPercent;
        return percent == null ? Zoom.NONE : new Zoom(percent);
    }

    synchronized void keep(Zoom zoom) {
        change(stored -> stored.zoomPercent = zoom.percent());
    }

    /// Whether things may move; as the system has it when nobody has chosen.
    synchronized Motion motion() {
        String motion = stored().motion;
        return motion == null ? Motion.SYSTEM : Motion.of(motion);
    }

    synchronized void keep(Motion motion) {
        change(stored -> stored.motion = motion.code());
    }

    /// Where the window stood when it was closed; empty when it never was.
    public synchronized Optional<WindowPlace> place() {
        return Optional.ofNullable(stored().window);
    }

    public synchronized void keep(WindowPlace place) {
        change(stored -> stored.window = place);
    }

    /// The keys that were chosen instead of the standard ones, by the commands they stand for.
    synchronized Map<String, List<String>> keys() {
        Map<String, List<String>> keys = stored().keys;
        return keys == null ? Map.of() : keys;
    }

    synchronized void keep(Map<String, List<String>> keys) {
        change(stored -> stored.keys = keys);
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
        private @Nullable Boolean tellAnswers;
        private @Nullable Boolean trayIcon;
        private @Nullable Boolean stayInTray;
        private @Nullable Integer zoomPercent;
        private @Nullable String motion;
        private @Nullable WindowPlace window;
        private @Nullable Map<String, List<String>> keys;
    }
}
