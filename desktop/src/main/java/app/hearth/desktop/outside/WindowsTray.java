package app.hearth.desktop.outside;

import app.hearth.desktop.fx.ProgramIcon;
import java.awt.AWTException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon beside the clock of Windows, and what it tells: there, notifications belong to such an icon, so one that
/// nobody wants is there as long as its word may be clicked. AWT, which has a thread of its own beside JavaFX's.
/// Thread-safe.
final class WindowsTray implements Tray, Notifier {
    private static final Logger log = LoggerFactory.getLogger(WindowsTray.class);

    private @Nullable TrayIcon icon;
    private boolean wanted;
    private Runnable clicked = () -> {};
    private @Nullable Runnable told;

    @Override
    public synchronized void show(Menu menu, Consumer<Boolean> there) {
        remove();
        wanted = true;
        clicked = menu.clicked();
        there.accept(add(menu.title(), popup(menu)));
    }

    private static PopupMenu popup(Menu menu) {
        PopupMenu popup = new PopupMenu();
        menu.entries().forEach(entry -> {
            MenuItem item = new MenuItem(entry.name());
            item.addActionListener(_ -> entry.chosen().run());
            popup.add(item);
        });
        return popup;
    }

    private boolean add(String title, @Nullable PopupMenu popup) {
        if (!SystemTray.isSupported()) {
            return false;
        }
        TrayIcon fresh = new TrayIcon(
                picture((int) SystemTray.getSystemTray().getTrayIconSize().getWidth()), title, popup);
        fresh.setImageAutoSize(true);
        fresh.addActionListener(_ -> click());
        try {
            SystemTray.getSystemTray().add(fresh);
        } catch (AWTException e) {
            log.info("There is no room beside the clock", e);
            return false;
        }
        icon = fresh;
        return true;
    }

    private static BufferedImage picture(int size) {
        int[] pixels = ProgramIcon.pixels(size);
        int side = (int) Math.sqrt(pixels.length);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, side, side, pixels, 0, side);
        return picture;
    }

    /// A click on what was told and one on the icon are the same to AWT; the word goes first.
    private void click() {
        Runnable act;
        synchronized (this) {
            act = told == null ? clicked : told;
            told = null;
            if (!wanted) {
                remove();
            }
        }
        act.run();
    }

    @Override
    public synchronized boolean tell(Word word, Runnable ifClicked) {
        if (icon == null && !add("Hearth", null)) {
            return false;
        }
        TrayIcon there = icon;
        if (there == null) {
            return false;
        }
        told = ifClicked;
        there.displayMessage(word.title(), word.text(), TrayIcon.MessageType.NONE);
        return true;
    }

    @Override
    public synchronized void hide() {
        wanted = false;
        clicked = () -> {};
        remove();
    }

    private void remove() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
    }

    @Override
    public synchronized void close() {
        told = null;
        hide();
    }
}
