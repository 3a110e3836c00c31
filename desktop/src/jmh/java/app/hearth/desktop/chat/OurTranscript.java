package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/// Our window, whole: with the heads of messages, what can be done with them, and the composer.
final class OurTranscript implements Transcript {
    private final LongConversation conversation;
    private final Scene scene;
    private @Nullable ChatMessage answer;

    OurTranscript(LongConversation conversation) {
        this.conversation = conversation;
        this.scene = BenchStage.shown(conversation.window(), LongConversation.WIDTH, LongConversation.HEIGHT);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public void open() {
        conversation.open();
    }

    @Override
    public void leave() {
        conversation.leave();
    }

    @Override
    public void jump(double part) {
        scene.getRoot().lookup(".transcript").lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .forEach(bar -> bar.setValue(part * bar.getMax()));
    }

    @Override
    public void begin() {
        answer = conversation.growing();
    }

    @Override
    public void grow(String token) {
        Objects.requireNonNull(answer).append(token, "");
    }
}
