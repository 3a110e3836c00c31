package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What a camera sees of a QR code: the picture that is drawn is read again.
final class QrCodeTest {
    private static final String CODE = "k7qm-4t2x-9hwp-zc3v-6bjn-8rdf";

    private final FxRobot robot = new FxRobot();
    private final StackPane room = new StackPane();
    private final AtomicReference<Theme> theme = new AtomicReference<>();

    @BeforeEach
    void openAWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            Scene scene = new Scene(room, 600, 600);
            theme.set(new Theme(scene));
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void closeIt() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1, 1", "DARK, 1, 1", "DARK, 1, 1.25", "LIGHT, 1.37, 2", "DARK, 2.5, 1"})
    void whatIsDrawnReadsAsWhatWasMeantInBothThemesAndAtAnySize(Appearance appearance, double size, double scale)
            throws Exception {
        QrCode code = shown(CODE, appearance);
        robot.interact(() -> {
            code.setMinSize(code.getPrefWidth() * size, code.getPrefHeight() * size);
            code.setMaxSize(code.getMinWidth(), code.getMinHeight());
        });

        assertThat(read(picture(code, scale))).isEqualTo(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "Grüße aus Köln, ☕ und 漢字",
                "otpauth://totp/Hearth:anna%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Hearth"
            })
    void everyLanguageAndALongAddressCanBeCarried(String text) throws Exception {
        assertThat(read(picture(shown(text, Appearance.DARK), 1))).isEqualTo(text);
    }

    @Test
    void eachSquareHasTheSameWholePixelsInRoomThatIsNoMultipleOfThem() {
        QrCode code = shown(CODE, Appearance.DARK);
        double squares = code.getMinWidth();
        robot.interact(() -> {
            code.setMinSize(squares * 5.7, squares * 5.7);
            code.setMaxSize(code.getMinWidth(), code.getMinHeight());
        });
        WritableImage picture = picture(code, 1);

        int middle = (int) picture.getHeight() / 2;
        int[] row = pixels(picture, 1, middle, (int) picture.getWidth() - 2, 1);
        assertThat(row).containsOnly(0xffffffff, 0xff010409);
        assertThat(runs(row)).hasSizeGreaterThan(8).allMatch(length -> length % 5 == 0);
    }

    /// How many pixels of one colour follow each other, without the margins.
    private static List<Integer> runs(int[] row) {
        List<Integer> runs = new ArrayList<>();
        int start = 0;
        for (int x = 1; x < row.length; x++) {
            if (row[x] != row[x - 1]) {
                runs.add(x - start);
                start = x;
            }
        }
        return runs.subList(1, runs.size());
    }

    @Test
    void theMarginIsFourSquaresOfLight() {
        WritableImage picture = picture(shown(CODE, Appearance.DARK), 1);

        int[] top = pixels(picture, 8, 1, (int) picture.getWidth() - 16, 19);
        assertThat(top).containsOnly(0xffffffff);
        assertThat(pixels(picture, 20, 20, 1, 1)).containsOnly(0xff010409);
    }

    @Test
    void whoCannotSeeItHearsWhatItIsFor() {
        QrCode code = shown(CODE, Appearance.LIGHT);

        assertThat(code.getAccessibleRole()).isEqualTo(AccessibleRole.IMAGE_VIEW);
        assertThat(code.getAccessibleText()).isEqualTo("The invitation as a QR code");
    }

    @Test
    void whatNoCodeCanHoldIsRefused() {
        assertThatThrownBy(() -> new QrCode("a".repeat(2332), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QrCode("", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new QrCode("a".repeat(2331), "").getPrefWidth()).isPositive();
    }

    private QrCode shown(String text, Appearance appearance) {
        AtomicReference<QrCode> made = new AtomicReference<>();
        robot.interact(() -> {
            theme.get().apply(appearance);
            QrCode code = new QrCode(text, "The invitation as a QR code");
            room.getChildren().setAll(code);
            made.set(code);
        });
        return made.get();
    }

    private WritableImage picture(QrCode code, double scale) {
        AtomicReference<WritableImage> taken = new AtomicReference<>();
        robot.interact(() -> {
            SnapshotParameters how = new SnapshotParameters();
            how.setTransform(new Scale(scale, scale));
            taken.set(code.snapshot(how, null));
        });
        return taken.get();
    }

    private static String read(WritableImage picture) throws Exception {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        RGBLuminanceSource seen = new RGBLuminanceSource(width, height, pixels(picture, 0, 0, width, height));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }

    private static int[] pixels(WritableImage picture, int x, int y, int width, int height) {
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
