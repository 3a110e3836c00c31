package app.hearth.desktop.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.outside.dbus.StatusNotifierWatcher;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// On a real bus, which takes `dbus-daemon`, read with `dbus-send`.
@Tag("keychain")
final class LinuxTrayIT extends ApplicationTest {
    private static final String ITEM = "/StatusNotifierItem";
    private static final String MENU = "/MenuBar";

    @TempDir
    private Path folder;

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> there = new LinkedBlockingQueue<>();
    private final Tray.Menu menu = new Tray.Menu(
            "Hearth",
            List.of(
                    new Tray.Entry("Quick_question", () -> done.add("quick")),
                    new Tray.Entry("Beenden ä", () -> done.add("quit"))),
            () -> done.add("clicked"));

    @Test
    void theIconItsNameAndItsMenuAreThereForWhoShowsThem() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                LinuxTray tray = new LinuxTray(ours)) {
            Watcher watcher = watch(bus);
            tray.show(menu, there::add);
            assertThat(next(there)).isTrue();
            String name = next(watcher.registered);

            String look =
                    bus.ask(name, ITEM, "org.freedesktop.DBus.Properties.GetAll", "string:org.kde.StatusNotifierItem");
            assertThat(look).contains("string \"Active\"", "string \"Hearth\"", "object path \"/MenuBar\"", "int32 22");
            String layout =
                    bus.ask(name, MENU, "com.canonical.dbusmenu.GetLayout", "int32:0", "int32:-1", "array:string:");
            assertThat(layout).contains("\"Quick__question\"", "\"Beenden ä\"", "\"submenu\"");
            assertThat(bus.ask(
                            name,
                            MENU,
                            "com.canonical.dbusmenu.GetGroupProperties",
                            "array:int32:2,9",
                            "array:string:label"))
                    .contains("int32 2", "\"Beenden ä\"")
                    .doesNotContain("int32 9");
        }
    }

    @Test
    void aClickAndAnEntryThatIsChosenAreHeard() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                LinuxTray tray = new LinuxTray(ours)) {
            Watcher watcher = watch(bus);
            tray.show(menu, there::add);
            String name = next(watcher.registered);
            bus.ask(name, ITEM, "org.kde.StatusNotifierItem.Activate", "int32:3", "int32:4");
            assertThat(next(done)).isEqualTo("clicked");
            String event = "com.canonical.dbusmenu.Event";
            bus.ask(name, MENU, event, "int32:2", "string:hovered", "variant:string:", "uint32:0");
            bus.ask(name, MENU, event, "int32:7", "string:clicked", "variant:string:", "uint32:0");
            bus.ask(name, MENU, event, "int32:2", "string:clicked", "variant:string:", "uint32:0");
            assertThat(next(done)).isEqualTo("quit");
            assertThat(done).isEmpty();
        }
    }

    @Test
    void aTrayThatComesLaterHasItAndOneThatGoesIsHeardOf() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                LinuxTray tray = new LinuxTray(ours)) {
            tray.show(menu, there::add);
            assertThat(next(there)).isFalse();
            Watcher watcher = watch(bus);
            assertThat(next(there)).isTrue();
            String name = next(watcher.registered);
            bus.desktop().releaseBusName(StatusNotifierWatcher.NAME);
            assertThat(next(there)).isFalse();
            tray.hide();
            assertThat(bus.ask(
                            "org.freedesktop.DBus",
                            "/org/freedesktop/DBus",
                            "org.freedesktop.DBus.NameHasOwner",
                            "string:" + name))
                    .contains("boolean false");
            assertThat(bus.ask(name, ITEM, "org.kde.StatusNotifierItem.Activate", "int32:0", "int32:0"))
                    .contains("Error");
            assertThat(done).isEmpty();
        }
    }

    @Test
    void aWatcherThatNobodyDrawsForIsNoTray() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                SessionBus ours = new SessionBus(bus.environment());
                LinuxTray tray = new LinuxTray(ours)) {
            watch(bus).drawn = false;
            tray.show(menu, there::add);
            assertThat(next(there)).isFalse();
        }
    }

    private static <T> T next(BlockingQueue<T> from) throws InterruptedException {
        T next = from.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came.");
        }
        return next;
    }

    private static Watcher watch(PrivateBus bus) throws Exception {
        Watcher watcher = new Watcher();
        bus.desktop().exportObject(watcher);
        bus.desktop().requestBusName(StatusNotifierWatcher.NAME);
        return watcher;
    }

    /// What stands in for the part of a desktop that knows the icons.
    private static final class Watcher implements StatusNotifierWatcher {
        private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
        private volatile boolean drawn = true;

        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        public void register(String service) {
            registered.add(service);
        }

        @Override
        public boolean hasHost() {
            return drawn;
        }
    }
}
