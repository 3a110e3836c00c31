package app.hearth.desktop.fx;

import java.util.Arrays;

/// What is known of the heights of all rows; a row never measured counts as the mean of the others. Not thread-safe.
final class TranscriptHeights {
    private static final double FIRST_GUESS = 60;

    private double[] heights = new double[64];
    private int count;
    private double knownSum;
    private int known;
    private double width = -1;

    /// Forgets everything when the rows have another width than before.
    void width(double now) {
        if (now != width) {
            width = now;
            forgetAll();
        }
    }

    void forgetAll() {
        Arrays.fill(heights, 0, count, Double.NaN);
        knownSum = 0;
        known = 0;
    }

    void insert(int from, int added) {
        if (count + added > heights.length) {
            heights = Arrays.copyOf(heights, Math.max(count + added, heights.length * 2));
        }
        System.arraycopy(heights, from, heights, from + added, count - from);
        Arrays.fill(heights, from, from + added, Double.NaN);
        count += added;
    }

    void remove(int from, int removed) {
        for (int index = from; index < from + removed; index++) {
            forget(index);
        }
        System.arraycopy(heights, from + removed, heights, from, count - from - removed);
        count -= removed;
    }

    /// NaN when never measured.
    double of(int index) {
        return heights[index];
    }

    void set(int index, double height) {
        forget(index);
        heights[index] = height;
        knownSum += height;
        known++;
    }

    void forget(int index) {
        if (!Double.isNaN(heights[index])) {
            knownSum -= heights[index];
            known--;
            heights[index] = Double.NaN;
        }
    }

    double total() {
        return knownSum + (count - known) * mean();
    }

    /// The height of all rows before `index`.
    double before(int index) {
        double mean = mean();
        double sum = 0;
        for (int row = 0; row < index; row++) {
            sum += Double.isNaN(heights[row]) ? mean : heights[row];
        }
        return sum;
    }

    /// The row at so many pixels from the start.
    int indexAt(double pixels) {
        double mean = mean();
        double sum = 0;
        for (int row = 0; row < count; row++) {
            sum += Double.isNaN(heights[row]) ? mean : heights[row];
            if (sum > pixels) {
                return row;
            }
        }
        return Math.max(0, count - 1);
    }

    private double mean() {
        return known == 0 ? FIRST_GUESS : knownSum / known;
    }
}
