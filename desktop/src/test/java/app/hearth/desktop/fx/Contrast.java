package app.hearth.desktop.fx;

/// How far two colours are apart, as WCAG 2.2 counts it: 1 for the same, 21 for black and white.
final class Contrast {
    /// What AA asks of text.
    static final double TEXT = 4.5;

    /// What AA asks of what is only a shape, or tells a state.
    static final double SHAPE = 3;

    private Contrast() {}

    /// Both as `#rrggbb`.
    static double of(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    /// The light of the lowest eight bits.
    static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
