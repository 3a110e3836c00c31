package app.hearth.server.attachment;

/// The measures of an image.
record Pixels(int width, int height) {
    long count() {
        return (long) width * height;
    }

    int longest() {
        return Math.max(width, height);
    }

    /// The same image with width and height exchanged.
    Pixels turned() {
        return new Pixels(/* width= */ height, /* height= */ width);
    }

    /// As large as fits, but no edge longer than `most` and none shorter than a pixel.
    Pixels within(int most) {
        if (longest() <= most) {
            return this;
        }
        double scale = (double) most / longest();
        return new Pixels(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
