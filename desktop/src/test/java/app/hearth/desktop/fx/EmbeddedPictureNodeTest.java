package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EmbeddedPictureNodeTest {
    @Start
    void start(Stage stage) {
        EmbeddedPicture light =
                EmbeddedPicture.at(MovingPicture.address(1, 1, 2)).orElseThrow();
        Scene scene = new Scene(new StackPane(new EmbeddedPictureNode(light, "A light")), 100, 100);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource("theme.css"))
                        .toExternalForm());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aMovingPictureStandsStillForWhomMovementIsTooMuch(FxRobot robot) throws Exception {
        await(() -> robot.lookup(".embedded-picture > .first").tryQuery().isPresent());
        ImageView moving = robot.lookup(".embedded-picture > .moving").queryAs(ImageView.class);
        ImageView first = robot.lookup(".embedded-picture > .first").queryAs(ImageView.class);
        await(() -> moving.isVisible() && !first.isVisible());
        assertThat(moving.getImage().getPixelReader()).isNull(); // as of every picture that moves
        assertThat(first.getImage().getPixelReader().getColor(0, 0)).isEqualTo(Color.RED);

        robot.interact(() -> moving.getScene().getRoot().getStyleClass().add("still"));

        await(() -> !moving.isVisible() && first.isVisible());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
