package app.hearth.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.server.http.HttpFailure;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    @TempDir
    private Path folder;

    @Test
    void everyKindIsReadAndMadeAnew() throws Exception {
        BufferedImage image = Images.drawn(40, 20);
        Map<Kind, byte[]> files = Map.of(
                Kind.PNG, Images.file("png", image),
                Kind.JPEG, Images.file("jpeg", image),
                Kind.GIF, Images.file("gif", image),
                Kind.WEBP, Images.webp(40, 20, Color.RED));
        for (Map.Entry<Kind, byte[]> file : files.entrySet()) {
            assertThat(Kind.of(Arrays.copyOf(file.getValue(), Kind.HEAD))).contains(file.getKey());
            Content content = read(file.getValue());
            assertThat(content.mediaType()).isEqualTo(file.getKey() == Kind.JPEG ? "image/jpeg" : "image/png");
            assertThat(content.pixels()).contains(new Pixels(40, 20));
            BufferedImage stored = Images.read(content.bytes());
            assertThat(near(stored, 12, 15, Color.RED))
                    .as("red in " + file.getKey())
                    .isTrue();
        }
        Content lossy = read(Images.WEBP_WITH_LOSS);
        assertThat(lossy.pixels()).contains(new Pixels(1, 1));
    }

    @Test
    void whatIsTransparentStaysSo() throws Exception {
        Content webp = read(Images.webp(3, 3, new Color(255, 0, 0, 0)));
        assertThat(webp.mediaType()).isEqualTo("image/png");
        assertThat(Images.read(webp.bytes()).getRGB(1, 1) >>> 24).isZero();
    }

    /// The green corner is where EXIF says that it belongs.
    @ParameterizedTest
    @EnumSource
    void howTheCameraWasHeldIsAppliedAndForgotten(Orientation held) throws Exception {
        byte[] jpeg = Images.file("jpeg", Images.drawn(160, 80));
        int number = held.number();
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            byte[] file = Images.withExif(jpeg, number, order);
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(Images.PLACE);
            Content content = read(file);
            BufferedImage stored = Images.read(content.bytes());
            assertThat(stored.getWidth() < stored.getHeight()).isEqualTo(number >= 5);
            boolean right = List.of(2, 3, 6, 7).contains(number);
            boolean below = List.of(3, 4, 7, 8).contains(number);
            int x = right ? stored.getWidth() - 8 : 8;
            int y = below ? stored.getHeight() - 8 : 8;
            assertThat(near(stored, x, y, Color.GREEN))
                    .as("the corner of " + number)
                    .isTrue();
            String text = new String(content.bytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("Exif", Images.PLACE);
            assertThat(read(content.bytes()).pixels()).isEqualTo(content.pixels());
        }
    }

    @Test
    void pngSaysHowTheCameraWasHeldToo() throws Exception {
        byte[] png = Images.file("png", Images.drawn(160, 80));
        Content content = read(Images.withChunk(png, "eXIf", Images.pngExif(6)));
        assertThat(content.pixels()).contains(new Pixels(80, 160));
        byte[] told = Images.withChunk(png, "tEXt", ("Comment\0" + Images.PLACE).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(read(told).bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Images.PLACE);
    }

    @Test
    void exifThatIsNonsenseIsNoHindrance() throws Exception {
        byte[] jpeg = Images.file("jpeg", Images.drawn(16, 8));
        byte[] file = Images.withExif(jpeg, 6, ByteOrder.BIG_ENDIAN);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] broken = file.clone();
            for (int j = 0; j < 4; j++) {
                broken[12 + random.nextInt(60)] = (byte) random.nextInt();
            }
            assertThat(read(broken).pixels()).isPresent();
        }
    }

    @Test
    void aLargeImageIsMadeSmallerWithoutChangingItsShape() throws Exception {
        Content content = read(Images.file("jpeg", Images.drawn(5000, 2500)));
        assertThat(content.pixels()).contains(new Pixels(2048, 1024));
        BufferedImage stored = Images.read(content.bytes());
        assertThat(near(stored, 100, 100, Color.GREEN)).isTrue();
        assertThat(near(stored, 1900, 900, Color.BLUE)).isTrue();
        assertThat(read(Images.file("png", Images.drawn(6000, 2))).pixels()).contains(new Pixels(2048, 1));
    }

    @Test
    void whatIsTooLargeWithoutLossIsKeptWithLoss() throws Exception {
        Content content = read(Images.file("png", Images.noise(1200, 1200)));
        assertThat(content.mediaType()).isEqualTo("image/jpeg");
        assertThat(content.bytes().length).isLessThan(4 * 1024 * 1024);
    }

    @Test
    void aBombIsRefusedByItsMeasuresBeforeAnythingIsDecoded() throws Exception {
        byte[] header = Images.black(60_000, 60_000, 0);
        assertThat(header.length).isLessThan(100);
        assertRefused(header, "million pixels");
        byte[] whole = Images.black(20_000, 20_000, 20_000);
        assertThat(whole.length).isLessThan(100_000);
        assertRefused(whole, "million pixels");
        assertRefused(Images.webp(16_000, 16_000, Color.RED), "million pixels");
    }

    @Test
    void aHundredMillionPixelsTakeLittleMemory() throws Exception {
        Path file = file(Images.black(12_000, 10_000, 10_000));
        System.gc();
        Peak peak = new Peak();
        Content content = Pictures.read(Kind.PNG, file);
        assertThat(content.pixels()).contains(new Pixels(2048, 1707));
        assertThat(peak.megabytes()).isLessThan(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void whatWasCutOffIsRefused(String format) throws Exception {
        byte[] whole = Images.file(format, Images.noise(64, 64));
        for (int length : new int[] {20, 60, whole.length / 2, whole.length - 200}) {
            assertRefused(Arrays.copyOf(whole, length), "cannot be read");
        }
    }

    @Test
    void webpThatWasCutOffIsRefused() {
        byte[] whole = Images.webp(64, 64, Color.RED);
        assertRefused(Arrays.copyOf(whole, 22), "cannot be read");
        assertRefused(Arrays.copyOf(Images.WEBP_WITH_LOSS, 32), "cannot be read");
    }

    @ParameterizedTest
    @EnumSource
    void nonsenseBehindTheFirstBytesIsRefusedAndNothingWorse(Kind kind) throws Exception {
        byte[] whole = switch (kind) {
            case PNG -> Images.file("png", Images.noise(32, 32));
            case JPEG -> Images.file("jpeg", Images.noise(32, 32));
            case GIF -> Images.file("gif", Images.noise(32, 32));
            case WEBP -> Images.webp(32, 32, Color.RED);
        };
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole.clone();
            for (int j = 0; j < 6; j++) {
                broken[Kind.HEAD + random.nextInt(broken.length - Kind.HEAD)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(broken).bytes()).isNotEmpty();
            } catch (HttpFailure e) {
                assertThat(e.problem().status()).isEqualTo(422);
            }
        }
    }

    @Test
    void aFileIsGivenNoMoreTimeThanItHas() throws Exception {
        Path file = file(Images.file("png", Images.drawn(64, 64)));
        try (WatchedFile patient = new WatchedFile(file, Duration.ofMinutes(1));
                WatchedFile hurried = new WatchedFile(file, Duration.ZERO)) {
            assertThat(patient.read()).isEqualTo(0x89);
            assertThatThrownBy(hurried::read).isInstanceOf(IOException.class).hasMessageContaining("too long");
        }
    }

    private void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(HttpFailure.class, e -> {
            assertThat(e.problem().status()).isEqualTo(422);
            assertThat(String.valueOf(e.problem().errors())).contains(why);
        });
    }

    private Content read(byte[] file) throws IOException {
        Kind kind = Kind.of(Arrays.copyOf(file, Kind.HEAD)).orElseThrow();
        return Pictures.read(kind, file(file));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("image"), bytes);
    }

    private static boolean near(BufferedImage image, int x, int y, Color wanted) {
        Color found = new Color(image.getRGB(x, y));
        return Math.abs(found.getRed() - wanted.getRed()) < 40
                && Math.abs(found.getGreen() - wanted.getGreen()) < 40
                && Math.abs(found.getBlue() - wanted.getBlue()) < 40;
    }
}
