package app.hearth.server.attachment;

import app.hearth.server.http.HttpFailure;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes of an image file what models take: upright, not larger than they look at, and nothing but its pixels.
/// What comes in is hostile until it has been through here. Stateless; slow, and a hundred megabytes go into it,
/// so that [Darkroom] says how many are at it at once.
final class Pictures {
    /// More is no photograph. Measures are read before anything is decoded.
    static final long MOST_PIXELS = 120_000_000;

    /// The decoder of WebP holds the whole image, and much more than its pixels, however few of them are wanted.
    static final long MOST_PIXELS_OF_WEBP = 20_000_000;

    /// Of a larger image only every second, third … pixel of every such line is decoded.
    private static final long MOST_DECODED = 16_800_000;

    /// What providers scale down to, or below.
    static final int LONGEST_EDGE = 2048;

    /// An image without loss that is larger becomes one with loss, because providers take only so much.
    private static final int MOST_LOSSLESS = 2 * 1024 * 1024;

    private static final float QUALITY = 0.9f;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        // Drawing needs no display, and asking for one would start a window system beside the one of the window.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Pictures() {}

    /// Fails with a problem when it cannot be read to its end or has too many pixels.
    static Content read(Kind kind, Path file) {
        try (WatchedFile in = new WatchedFile(file, PATIENCE)) {
            requireWhole(kind, in);
            Orientation orientation = Orientation.of(kind, in);
            return stored(kind, scaled(decoded(kind, in), orientation));
        } catch (HttpFailure e) {
            throw e;
        } catch (IOException | RuntimeException _) { // decoders fail in all ways at what was made to make them fail
            throw broken();
        }
    }

    /// WebP says how long it is, and its decoder does not look.
    private static void requireWhole(Kind kind, WatchedFile in) throws IOException {
        if (kind == Kind.WEBP) {
            in.seek(4);
            in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            if (in.readUnsignedInt() + 8 > in.length()) {
                throw broken();
            }
        }
    }

    private static BufferedImage decoded(Kind kind, WatchedFile in) throws IOException {
        ImageReader reader = reader(kind);
        try {
            AtomicBoolean cut = new AtomicBoolean();
            reader.addIIOReadWarningListener((_, warning) -> {
                String said = warning.toLowerCase(Locale.ROOT);
                cut.compareAndSet(false, said.contains("premature") || said.contains("truncated"));
            });
            reader.setInput(in, false, true);
            Pixels size = new Pixels(reader.getWidth(0), reader.getHeight(0));
            check(kind, size);
            int step = 1;
            while (new Pixels(size.width() / step, size.height() / step).count() > MOST_DECODED) {
                step++;
            }
            ImageReadParam wish = reader.getDefaultReadParam();
            wish.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, wish);
            if (cut.get()) {
                throw broken();
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Kind kind) throws IOException {
        return kind == Kind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(kind.format()).next();
    }

    private static void check(Kind kind, Pixels size) {
        long most = kind == Kind.WEBP ? MOST_PIXELS_OF_WEBP : MOST_PIXELS;
        if (size.count() > most) {
            throw HttpFailure.invalid(
                    "file", "This image has more than " + most / 1_000_000 + " million pixels. Make it smaller first.");
        }
    }

    /// Halved as often as it goes, because a larger step would leave pixels out; then brought upright.
    private static BufferedImage scaled(BufferedImage image, Orientation orientation) {
        Pixels wanted = new Pixels(image.getWidth(), image.getHeight()).within(LONGEST_EDGE);
        BufferedImage scaled = image;
        while (scaled.getWidth() >= 2 * wanted.width() && scaled.getHeight() >= 2 * wanted.height()) {
            Pixels half = new Pixels(scaled.getWidth() / 2, scaled.getHeight() / 2);
            scaled = drawn(scaled, half, scale(scaled, half));
        }
        AffineTransform drawing = orientation.upright(wanted);
        drawing.concatenate(scale(scaled, wanted));
        return drawn(scaled, orientation.turns() ? wanted.turned() : wanted, drawing);
    }

    private static AffineTransform scale(BufferedImage from, Pixels to) {
        return AffineTransform.getScaleInstance(
                (double) to.width() / from.getWidth(), (double) to.height() / from.getHeight());
    }

    private static BufferedImage drawn(BufferedImage image, Pixels size, AffineTransform how) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage target = new BufferedImage(
                size.width(), size.height(), alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = target.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(image, how, null);
        } finally {
            pen.dispose();
        }
        return target;
    }

    private static Content stored(Kind kind, BufferedImage image) throws IOException {
        Optional<Pixels> size = Optional.of(new Pixels(image.getWidth(), image.getHeight()));
        if (kind != Kind.JPEG) {
            byte[] lossless = written("png", image);
            if (lossless.length <= MOST_LOSSLESS) {
                return new Content("image/png", lossless, size);
            }
        }
        return new Content("image/jpeg", written("jpeg", opaque(image)), size);
    }

    /// On white, as on paper.
    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = target.createGraphics();
        try {
            pen.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        } finally {
            pen.dispose();
        }
        return target;
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam wish = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                wish.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), wish);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static HttpFailure broken() {
        return HttpFailure.invalid("file", "This image cannot be read. It may be damaged.");
    }
}
