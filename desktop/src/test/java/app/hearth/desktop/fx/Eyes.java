package app.hearth.desktop.fx;

import java.util.List;

/// How far two colours are apart for different eyes: those of most people, and those without one of the three kinds of
/// cones, as Machado, Oliveira and Fernandes (2009) reckon what they see.
///
/// @param seen of red, green and blue light, what is seen as red, as green and as blue
record Eyes(String name, List<Double> seen) {
    static final List<Eyes> ALL = List.of(
            new Eyes("usual", List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)),
            new Eyes(
                    "no red",
                    List.of(
                            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                            1.051998)),
            new Eyes(
                    "no green",
                    List.of(
                            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                            0.968881)),
            new Eyes(
                    "no blue",
                    List.of(
                            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                            0.303900)));

    /// Two colours so far apart are not taken for each other, also in small pieces; one that can just be seen is 2.
    static final double TOLD_APART = 20;

    /// As CIE 1976 counts it. Both as `#rrggbb`.
    double distance(String one, String other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
    }

    private static double square(double side) {
        return side * side;
    }

    private double[] lab(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        double[] light = {Contrast.linear(rgb >> 16), Contrast.linear(rgb >> 8), Contrast.linear(rgb)};
        double red = seen(0, light);
        double green = seen(1, light);
        double blue = seen(2, light);
        double x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        double y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        double z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private double seen(int channel, double[] light) {
        double sum = seen.get(channel * 3) * light[0]
                + seen.get(channel * 3 + 1) * light[1]
                + seen.get(channel * 3 + 2) * light[2];
        return Math.clamp(sum, 0, 1);
    }

    private static double root(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116.0;
    }
}
