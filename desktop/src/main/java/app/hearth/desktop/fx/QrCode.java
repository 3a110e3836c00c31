package app.hearth.desktop.fx;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import javafx.stage.Window;

/// A text as a QR code, for the camera of another device: dark on light in every theme, with the margin that readers
/// need, in whole pixels of the screen whatever room it is given. For the JavaFX thread.
public final class QrCode extends Region {
    /// Light squares around the code, as the standard asks for.
    private static final int MARGIN = 4;

    /// The squares of a code are this large when there is room.
    private static final double SQUARE = 5;

    private final BitMatrix squares;
    private final Path dark = new Path();
    private double drawn;

    /// Shows `text`; `accessibleText` says what a reader of the screen hears instead.
    ///
    /// @throws IllegalArgumentException when the text is empty or too long for any QR code (over 2,331 bytes)
    public QrCode(String text, String accessibleText) {
        squares = encode(text);
        dark.getStyleClass().add("qr-dark");
        dark.setFillRule(FillRule.NON_ZERO);
        dark.setSmooth(false);
        dark.setManaged(false);
        getStyleClass().add("qr-code");
        getChildren().add(dark);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessibleText);
        setMinSize(squares.getWidth(), squares.getHeight());
        setPrefSize(squares.getWidth() * SQUARE, squares.getHeight() * SQUARE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static BitMatrix encode(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, MARGIN);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8); // named only then: some readers stumble
        }
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("This text is too long for a QR code.", e);
        }
    }

    @Override
    protected void layoutChildren() {
        double pixel = 1 / outputScale();
        double room = Math.min(getWidth(), getHeight()) / squares.getWidth();
        double square = Math.max(pixel, Math.floor(room / pixel) * pixel);
        if (square != drawn) {
            drawn = square;
            draw(square);
        }
        double side = square * squares.getWidth();
        dark.setLayoutX(snapPositionX((getWidth() - side) / 2));
        dark.setLayoutY(snapPositionY((getHeight() - side) / 2));
    }

    private double outputScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    /// One rectangle for each run of dark squares in a row.
    private void draw(double square) {
        dark.getElements().clear();
        for (int row = 0; row < squares.getHeight(); row++) {
            int column = 0;
            while (column < squares.getWidth()) {
                int end = column;
                while (end < squares.getWidth() && squares.get(end, row)) {
                    end++;
                }
                if (end > column) {
                    run(column * square, end * square, row * square, (row + 1) * square);
                }
                column = end + 1;
            }
        }
    }

    private void run(double left, double right, double top, double bottom) {
        dark.getElements().addAll(new MoveTo(left, top), new HLineTo(right), new VLineTo(bottom), new HLineTo(left));
    }
}
