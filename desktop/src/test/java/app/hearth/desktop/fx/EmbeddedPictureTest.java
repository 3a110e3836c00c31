package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedPictureTest {
    @Test
    void theMeasuresArePartOfTheFile() {
        assertThat(EmbeddedPicture.at(png(640, 480))).hasValueSatisfying(picture -> {
            assertThat(picture.width()).isEqualTo(640);
            assertThat(picture.height()).isEqualTo(480);
        });
        byte[] jpeg = ByteBuffer.allocate(60)
                .putShort((short) 0xffd8)
                .putShort((short) 0xffe0)
                .putShort((short) 16)
                .position(20)
                .putShort((short) 0xffc2)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) 30)
                .putShort((short) 40)
                .array();
        assertThat(EmbeddedPicture.at("data:image/jpeg;base64," + encoded(jpeg)))
                .hasValueSatisfying(picture -> {
                    assertThat(picture.width()).isEqualTo(40);
                    assertThat(picture.height()).isEqualTo(30);
                });
    }

    @Test
    void theMeasuresOfAGifArePartOfItToo() {
        assertThat(EmbeddedPicture.at(MovingPicture.address(300, 7, 2))).hasValueSatisfying(picture -> {
            assertThat(picture.width()).isEqualTo(300);
            assertThat(picture.height()).isEqualTo(7);
        });
    }

    @Test
    void theFirstFrameOfAGifIsAFileOfItsOwn() {
        byte[] three = MovingPicture.file(4, 4, 3);

        Gif gif = Gif.of(three);

        assertThat(gif.frames()).isEqualTo(3);
        assertThat(Gif.of(gif.first()).frames()).isEqualTo(1);
        assertThat(gif.first()).isEqualTo(MovingPicture.file(4, 4, 1));
    }

    @Test
    void coloursOfAFramesOwnAreNoPartOfItsPixels() {
        byte[] plain = MovingPicture.file(4, 4, 3);
        int flags = 36; // of the first frame
        byte[] colourful = ByteBuffer.allocate(plain.length + 12)
                .put(plain, 0, flags)
                .put((byte) 0x81) // a table of four colours
                .put(new byte[] {1, 0, 0x3b, 0, 0, 0, 0, 0, 0, 0, 0, 0}) // which looks like the end of the file
                .put(plain, flags + 1, plain.length - flags - 1)
                .array();

        assertThat(Gif.of(colourful).frames()).isEqualTo(3);
        assertThat(Gif.of(colourful).first()).hasSize(MovingPicture.file(4, 4, 1).length + 12);
    }

    @Test
    void aGifThatBreaksOffHasTheFramesThatCameWhole() {
        byte[] three = MovingPicture.file(4, 4, 3);

        assertThat(Gif.of(Arrays.copyOf(three, three.length - 4)).frames()).isEqualTo(2);
        assertThat(Gif.of(Arrays.copyOf(three, 14)).frames()).isZero();
    }

    @Test
    void morePixelsThanAnyoneNeedsAreNotDecoded() {
        assertThat(EmbeddedPicture.at(png(4_000, 4_000))).isPresent();
        assertThat(EmbeddedPicture.at(png(4_001, 4_000))).isEmpty();
        assertThat(EmbeddedPicture.at(png(60_000, 60_000))).isEmpty();
        assertThat(EmbeddedPicture.at(png(-1, -1))).isEmpty();
        assertThat(EmbeddedPicture.at(MovingPicture.address(60_000, 60_000, 1))).isEmpty();
    }

    @Test
    void moreBytesThanAnyoneNeedsAreNotDecoded() {
        assertThat(EmbeddedPicture.at(png(1, 1) + "A".repeat(8_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data:image/png;base64,",
                "data:image/png;base64,%%%%",
                "data:image/jpeg;base64,/9j/4AAQSkZJRg==",
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/gif;base64,R0lGODlhAQABAAAA",
                "data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=",
                "data:text/html,x",
                "https://example.org/a.png",
                "file:///etc/hostname"
            })
    void whatIsNoPictureIsNone(String address) {
        assertThat(EmbeddedPicture.at(address)).isEmpty();
    }

    private static String png(int width, int height) {
        byte[] bytes = ByteBuffer.allocate(40)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .position(16)
                .putInt(width)
                .putInt(height)
                .array();
        return "data:image/png;base64," + encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
