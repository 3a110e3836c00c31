package app.hearth.desktop.fx;

import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Windows whose pulses a benchmark waits for. Its calls may come from any thread but JavaFX's, where not said
/// otherwise.
public final class BenchStage {
    private BenchStage() {}

    /// Runs something on the JavaFX thread and waits for its end.
    public static void onFx(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            work.run();
            done.countDown();
        });
        done.await();
    }

    /// Waits for so many frames.
    public static void frames(int count) throws InterruptedException {
        int[] left = {count};
        until(() -> left[0]-- <= 0);
    }

    /// Waits for the first frame at whose beginning this is so.
    public static void until(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    stop();
                    done.countDown();
                }
            }
        };
        onFx(timer::start);
        done.await();
    }

    /// Shows this in a window of its own, as our theme has it. For the JavaFX thread.
    public static Scene shown(Parent root, double width, double height) {
        Scene scene = new Scene(root, width, height);
        new Theme(scene).apply(Appearance.LIGHT);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /// What JavaFX does for a frame of every window before it is drawn: styles what has changed and lays it out. There
    /// is no public call for that: `applyCss` of a root styles everything anew, which no frame does. For the JavaFX
    /// thread.
    public static void pulse() {
        Toolkit.getToolkit().firePulse();
    }

    public static void closeAll() throws InterruptedException {
        onFx(() -> {
            for (Window window : Window.getWindows().toArray(Window[]::new)) {
                ((Stage) window).close();
            }
        });
    }
}
