package app.hearth.desktop.outside;

import app.hearth.desktop.fx.ProgramIcon;
import app.hearth.desktop.outside.dbus.DBusMenu;
import app.hearth.desktop.outside.dbus.Pixmap;
import app.hearth.desktop.outside.dbus.StatusNotifierItem;
import java.util.List;
import java.util.stream.IntStream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;

/// The icon as a Linux desktop asks for it. Thread-safe.
final class NotifierItem implements StatusNotifierItem {
    private final Tray.Menu menu;

    NotifierItem(Tray.Menu menu) {
        this.menu = menu;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public String category() {
        return "ApplicationStatus";
    }

    @Override
    public String id() {
        return "hearth";
    }

    @Override
    public String title() {
        return menu.title();
    }

    @Override
    public String status() {
        return "Active";
    }

    @Override
    public UInt32 windowId() {
        return new UInt32(0);
    }

    @Override
    public String iconName() {
        return "";
    }

    @Override
    public List<Pixmap> pictures() {
        return ProgramIcon.SIZES.stream()
                .map(size -> new Pixmap(size, size, bytes(ProgramIcon.pixels(size))))
                .toList();
    }

    private static byte[] bytes(int[] pixels) {
        byte[] bytes = new byte[pixels.length * 4];
        IntStream.range(0, bytes.length).forEach(at -> bytes[at] = (byte) (pixels[at / 4] >>> (24 - 8 * (at % 4))));
        return bytes;
    }

    @Override
    public boolean isMenu() {
        return false;
    }

    @Override
    public DBusPath menu() {
        return new DBusPath(DBusMenu.PATH);
    }

    @Override
    public void activate(int x, int y) {
        menu.clicked().run();
    }

    @Override
    public void activateOtherwise(int x, int y) {
        menu.clicked().run();
    }

    @Override
    public void openMenu(int x, int y) {
        // who asks this draws no menus; a click is all there is then
    }

    @Override
    public void scroll(int delta, String orientation) {
        // there is nothing to scroll
    }
}
