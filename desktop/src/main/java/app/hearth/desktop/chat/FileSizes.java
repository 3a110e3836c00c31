package app.hearth.desktop.chat;

import java.text.NumberFormat;

/// Says how large a file is, as file managers do.
final class FileSizes {
    private static final double KILO = 1000;

    private FileSizes() {}

    static String of(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance();
        if (bytes < KILO) {
            return format.format(bytes) + " B";
        }
        boolean kilo = bytes < KILO * KILO;
        double shown = kilo ? bytes / KILO : bytes / KILO / KILO;
        format.setMaximumFractionDigits(shown < 10 ? 1 : 0);
        return format.format(shown) + (kilo ? " kB" : " MB");
    }
}
