package app.hearth.desktop.notice;

import java.awt.AWTException;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notifications of Windows. They belong to an icon beside the clock, which is there as long as one of them may be
/// clicked. AWT and JavaFX have each a thread of their own there. Thread-safe.
final class WindowsNotifier implements Notifier {
    private static final Logger log = LoggerFactory.getLogger(WindowsNotifier.class);
    private static final int WARM = 0xffc7702e;

    private volatile Runnable last = () -> {};
    private @Nullable TrayIcon icon;

    @Override
    public boolean tell(Word word, Runnable clicked) {
        if (!SystemTray.isSupported()) {
            return false;
        }
        try {
            last = clicked;
            shown().displayMessage(word.title(), word.text(), TrayIcon.MessageType.NONE);
            return true;
        } catch (AWTException e) {
            log.info("There is no room beside the clock", e);
            return false;
        }
    }

    private synchronized TrayIcon shown() throws AWTException {
        TrayIcon there = icon;
        if (there != null) {
            return there;
        }
        TrayIcon fresh = new TrayIcon(picture(), "Hearth");
        fresh.setImageAutoSize(true);
        fresh.addActionListener(_ -> {
            close();
            last.run();
        });
        SystemTray.getSystemTray().add(fresh);
        icon = fresh;
        return fresh;
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        for (int y = 4; y < 28; y++) {
            for (int x = 4; x < 28; x++) {
                boolean inside = (x - 16) * (x - 16) + (y - 16) * (y - 16) < 144;
                image.setRGB(x, y, inside ? WARM : 0);
            }
        }
        return image;
    }

    @Override
    public synchronized void close() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
    }
}
